/** The words of the screen or part "rulebook", in English. */
export const rulebookEn = {
  title: "Rulebook",
  lead: "Clauses of your own operating rules. A finding can be covered by a clause.",
  add: "Add a clause",
  number: "Number",
  heading: "Heading",
  text: "Text",
  empty: "There are no clauses yet. Copy those that matter from your present rules.",
  edit: "Change",
  remove: "Remove",
  removed: (name: string) => `"${name}" was removed.`,
};
