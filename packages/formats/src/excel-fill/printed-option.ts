/** Boxes that are empty, and the same filled. */
const BOXES: Readonly<Record<string, string>> = { "□": "■", "☐": "☑" };
const FILLED: Readonly<Record<string, string>> = { "■": "□", "☑": "☐", "☒": "☐", "✓": "", "✔": "", "●": "○", "○": "", "◯": "", "〇": "" };

/** A printed option (`☐はい`, `はい`) chosen or not: its box is filled or emptied, and where it has none a circle is set before it. */
export function markOption(printed: string, isOn: boolean): string {
  const letters = [...printed];
  const at = letters.findIndex((letter) => letter in (isOn ? BOXES : FILLED));
  if (at >= 0) return [...letters.slice(0, at), (isOn ? BOXES : FILLED)[letters[at]!], ...letters.slice(at + 1)].join("");
  const isChosen = letters.some((letter) => letter in FILLED);
  return isOn && !isChosen ? `○${printed}` : printed;
}

/** Whether a cell holds a box to tick and nothing else. */
export function isBox(text: string): boolean {
  return /^\s*[□☐■☑☒]\s*$/.test(text);
}
