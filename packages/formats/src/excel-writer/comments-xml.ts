import { parseAddress } from "./cell-address.ts";
import type { CellComment } from "./sheet.ts";
import { textElement, xmlText } from "./xml-text.ts";

/** The part that holds the words of a sheet's comments. */
export function commentsXml(comments: readonly CellComment[]): string {
  const authors = [...new Set(comments.map((comment) => comment.author))];
  const items = comments.map(
    ({ cell, author, text }) =>
      `<comment ref="${cell}" authorId="${authors.indexOf(author)}"><text><r>${textElement(text)}</r></text></comment>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
    `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    `<authors>${authors.map((author) => `<author>${xmlText(author)}</author>`).join("")}</authors>` +
    `<commentList>${items.join("")}</commentList></comments>`
  );
}

/** The drawing without which Excel shows no comment. */
export function commentDrawing(comments: readonly CellComment[]): string {
  const shapes = comments.map(({ cell }, i) => {
    const { row, column } = parseAddress(cell);
    return (
      `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1">` +
      `<x:ClientData ObjectType="Note"><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
    `xmlns:x="urn:schemas-microsoft-com:office:excel">` +
    `<v:shapetype id="_x0000_t202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"/>${shapes.join("")}</xml>`
  );
}
