/**
 * Text as OSCAL markup (a subset of CommonMark): everything that would be taken for markup is escaped, so that what
 * a provider wrote is shown as written.
 */
export function markup(text: string): string {
  return text
    .replaceAll(/[\\`*_~^<>[\]{}&"]/g, (mark) => `\\${mark}`)
    .replaceAll(/^(\s*)([#+\-=|])/gm, "$1\\$2")
    .replaceAll(/^(\s*\d+)([.)])/gm, "$1\\$2");
}

/** Text as one line of markup; a dash when there is nothing to show. */
export function markupLine(text: string): string {
  return markup(oneLine(text));
}

/** Text as OSCAL's datatype `string` takes it: one line, no space at its ends, never empty. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, " ").trim();
  return line === "" ? "—" : line;
}
