/** Text as HTML content or attribute value. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Text as it stands in a cell of a Markdown table. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(/[|*_`<>[\]#]/g, (mark) => `\\${mark}`).replaceAll(/\r?\n/g, "<br>");
}
