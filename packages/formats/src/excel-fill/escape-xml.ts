const NEEDS_ESCAPES = /[_&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/;

/** Text as XML content. Control characters that XML cannot hold are written as the workbook format's own escapes. */
export function escapeXml(text: string): string {
  // Nearly every text is written as it is.
  if (!NEEDS_ESCAPES.test(text)) return text;
  return text
    .replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}
