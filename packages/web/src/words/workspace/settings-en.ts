/** The words of the screen "settings", in English. */
export const settingsEn = {
  title: "Settings",
  lead: "What holds for this organization. Only administrators change it.",
  name: "Name of the organization",
  nameHint: "It stands in letters to providers and on papers.",
  saved: "Saved.",
  elsewhere: "Set on other screens",
  places: {
    people: "Invite people, change roles",
    reading: "Read rows more strictly (rules of judging)",
    oversight: "Show the standing to another organization",
    account: "One's own password and second factors",
  },
  another: "Make another organization",
  anotherLead: "A second site, or an organization that oversees several institutions. You become its administrator. Records are kept apart by organization.",
  anotherName: "Name of the new organization",
  make: "Make it and go there",
  switchHint: "Switch between organizations with the list of names at the top of the page.",
};
