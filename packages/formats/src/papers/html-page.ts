import type { Language } from "@kaiji/domain";
import { escapeHtml } from "./escape.ts";

const STYLE = `
@page { size: A4 landscape; margin: 12mm; }
body { font: 14px/1.6 "Noto Sans JP", "BIZ UDPGothic", "Hiragino Sans", "Yu Gothic", sans-serif; color: #1a1a1c; margin: 24px; }
h1 { font-size: 24px; } h2 { font-size: 20px; margin-top: 32px; } h3 { font-size: 16px; margin: 24px 0 8px; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #b3b3b3; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
th { background: #f1f1f4; white-space: nowrap; }
tr { break-inside: avoid; } thead { display: table-header-group; }
td.status { white-space: nowrap; font-weight: 700; }
td.not-met { color: #ce0000; } td.unanswered, td.needs-judgement { color: #8b5a00; } td.met { color: #115a36; }
.verdict { font-size: 18px; font-weight: 700; border-left: 6px solid #0017c1; padding-left: 12px; }
@media print { body { margin: 0; font-size: 10.5px; } }
`;

/** One page around its body, with the look that all papers share and nothing to load. */
export function renderHtmlPage(title: string, body: string, language: Language): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body}
</body>
</html>
`;
}
