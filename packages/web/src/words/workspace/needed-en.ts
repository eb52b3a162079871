/** The words of the part that lists which disclosures a system needs, in English. */
export const neededEn = {
  outOfScope: "out of scope (no disclosure is due)",
  maybe: " (may be due)",
  or: " or ",
  writers: { manufacturer: "written by the manufacturer", "type-number-holder": "written by the holder of the type number", "service-provider": "written by the service provider", "remote-maintainer": "written by whoever maintains it remotely" },
  unclear: "Not clear",
  findOut: (ask: string) => `To find out: ${ask}`,
};
