/** The words of the first screen of a provider or dealer, in English. */
export const providerHomeEn = {
  lead: "Here you answer requests of institutions and check your own disclosures.",
  dealerLead: "Here you take requests of institutions and pass them on to the manufacturer or the service provider.",
  answer: { heading: "Answer a request", text: "Open the link of the mail that an institution sent you, or enter the code of its letter. Hand in the file of a disclosure, or answer row by row. If it is not yours, name the provider in charge.", go: "Enter the code and answer" },
  forward: { heading: "Pass a request on", text: "Open the link of the mail that an institution sent you, or enter the code of its letter. Under “This is not ours to answer” give the name and address of the manufacturer or service provider: the institution confirms, and a request of its own goes to that party. If you have the disclosure at hand, hand it in as it is.", go: "Enter the code and open" },
  write: { heading: "Check and write a disclosure", text: "Drop the file of a disclosure that you wrote: it is held against the 99 rows, and missing or contradictory answers are shown at once. The file does not leave this device. Put it right before you hand it in.", go: "Open the quick check" },
  check: { heading: "Check a disclosure that you were given", text: "Drop the file of a disclosure that a manufacturer or service provider gave you, and see at once which answers are missing. The file does not leave this device.", go: "Open the quick check" },
  who: { heading: "Who writes what", text: "Find out, answer by answer, which company writes an MDS and which an SDS. Whoever only sells writes neither, and passes the request on.", go: "Find out who writes" },
  emptyHeading: "Ledger, matrix and findings are screens of an institution.",
  emptyHint: "They are not used in this organization. To manage an institution's own standing, make another organization for it.",
  toSettings: "Open the settings",
};
