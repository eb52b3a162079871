import type { Language } from "@kaiji/domain";
import { escapeHtml } from "./escape.ts";

/** A letter's text as a page to print on A4. */
export function renderLetterHtml(letter: string, language: Language): string {
  const title = language === "ja" ? "確認のお願い" : "Questions on the disclosure";
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${title}</title><style>@page { size: A4; margin: 20mm; } body { font: 11pt/1.8 "BIZ UDPGothic", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif; max-width: 42em; margin: 2em auto; white-space: pre-wrap; }</style></head>
<body>${escapeHtml(letter)}</body>
</html>
`;
}
