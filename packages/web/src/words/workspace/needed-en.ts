/** The words of the part that lists which disclosures a system needs, in English. */
export const neededEn = {
  outOfScope: "out of scope (no disclosure is due)",
  maybe: " (may be due)",
  or: " or ",
  writers: { manufacturer: "the manufacturer", "type-number-holder": "the holder of the type number", "service-provider": "the service provider", "remote-maintainer": "whoever maintains it remotely" },
  writtenBy: (writers: string) => `written by ${writers}`,
  contractEnd: "End of the contract (if known)",
  contractEndHint: "When it has passed, you are told to look again.",
  unclear: "Not clear",
  findOut: (ask: string) => `To find out: ${ask}`,
};
