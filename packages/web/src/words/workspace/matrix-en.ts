/** The words of the screen or part "matrix", in English. */
export const matrixEn = {
  title: "Matrix",
  lead: "Systems × rows. ○ met, × not met, － not applicable, ？ unanswered, ！ to be judged",
  form: "Form",
  onlyOpen: "Only systems with something to do",
  empty: "The matrix appears once disclosures have been received.",
  toIntake: "Go to intake",
  unconnected: (name: string) => `(not connected) ${name}`,
  chapter: (chapter: string) => `Chapter ${chapter}`,
  detail: (name: string) => `Rows of ${name}`,
  csv: "Export as CSV",
  print: "Print on A3",
  system: "System",
  counts: (systems: number, rows: number) => `${systems} systems, ${rows} rows`,
};
