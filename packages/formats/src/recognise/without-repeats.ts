/** The texts in their order, each once; nearly all rows have one remark at most. */
export function withoutRepeats(texts: string[]): string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}
