/** The words of the screen or part "overview", in English. */
export const overviewEn = {
  title: (name: string) => `Overview of ${name}`,
  received: (done: number, all: number) => `Of ${all} systems, ${done} have all disclosures that they need.`,
  open: (open: number, decided: number) => `${open} rows are not met, unanswered or to be judged; for ${decided} of them it is decided what to do.`,
  covered: "Every row of every system is yes or not applicable. You may rely on the volume for outsourced maintenance.",
  notCovered: "You cannot rely on the volume for outsourced maintenance yet. Go on with the next steps below.",
  numbers: { received: "systems with their disclosures", open: "findings without a decision", due: "treatments due within 7 days" },
  next: "Next steps",
  todo: {
    systems: "Add the systems that you use to the ledger",
    providers: "Add names and addresses of the providers",
    missing: (count: number) => `Ask the providers for the disclosures of ${count} systems`,
    unmatched: (count: number) => `Connect ${count} received disclosures with systems of the ledger`,
    open: (count: number) => `Decide how to deal with ${count} findings`,
    approve: (count: number) => `Approve ${count} treatments`,
    due: (count: number) => `Look at ${count} treatments that are due or overdue`,
    letters: (count: number) => `Send ${count} letters that wait in the outbox`,
  },
  nothing: "Nothing to do now. Ask for new disclosures when a contract or a specification changes.",
  blocking: "Rows that most systems do not meet",
  blockingCount: (count: number) => `${count}`,
};
