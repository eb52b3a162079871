/** The words of every list, in English. */
export const listEn = {
  all: "All",
  clear: "Clear conditions",
  csv: "Save as CSV",
  count: (shown: number, all: number) => (shown === all ? `${all} ${all === 1 ? "entry" : "entries"}` : `${shown} of ${all} entries`),
  chosen: (count: number) => `${count} chosen`,
  choose: (name: string) => `Choose ${name}`,
  chooseAll: "Choose all that are shown",
  chooseNone: "Choose none",
  more: (count: number) => `Show more (${count} left)`,
  views: "Saved conditions",
  noView: "(choose)",
  keepView: "Save these conditions",
  removeView: "Delete this saved one",
  viewName: "Name",
  viewHint: "Everyone in the organization can use it.",
  actions: "Actions",
};
