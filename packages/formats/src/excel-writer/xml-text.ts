const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text made safe for XML content and attributes. Characters that XML 1.0 cannot carry are written as Excel does, `_x0007_`. */
export function xmlText(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x")
    .replace(/[^\t\n\u0020-\uFFFD]/g, (character) => {
      return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    })
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

/** A `<t>` element that keeps spaces at its ends. */
export function textElement(text: string): string {
  return `<t xml:space="preserve">${xmlText(text)}</t>`;
}
