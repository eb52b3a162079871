import type { Language, PackAddition, PackDifferences } from "@kaiji/domain";
import { mapReasonSentence } from "@kaiji/formats";

/** What was found in a form and how it differs from what is known: for a person to look through before it is taken in. */
export function learnedForm({ kind, pack }: PackAddition, differences: PackDifferences, language: Language): string {
  const isJa = language === "ja";
  const count = (list: readonly unknown[]) => list.length;
  const cells = pack.items.flatMap((item) => item.cells);
  const lines = [
    `${pack.id}  ${pack.title}`,
    isJa
      ? `  項目 ${count(pack.items)}・記入欄 ${count(cells)}（選択肢つき ${count(cells.filter((cell) => cell.allowed !== undefined))}）・基本情報の欄 ${count(pack.fields)}・印刷範囲 ${count(pack.sheets.filter((sheet) => sheet.printArea !== null))}`
      : `  ${count(pack.items)} items, ${count(cells)} cells to fill in (${count(cells.filter((cell) => cell.allowed !== undefined))} with a list), ${count(pack.fields)} header fields, ${count(pack.sheets.filter((sheet) => sheet.printArea !== null))} printed areas`,
  ];
  if (kind === "known") {
    lines.push(isJa ? "  この内容はすでに覚えています。何も変わりません。" : "  This content is known already. Nothing changes.");
    return lines.join("\n");
  }
  if (differences.catalog === null) lines.push(isJa ? "  初めての様式です（前の版はありません）。" : "  A form that is new here; there is no earlier edition.");
  else lines.push(isJa ? `  ${differences.catalog} と比べて:` : `  Compared with ${differences.catalog}:`);
  const list = (label: string, texts: readonly string[]) => {
    if (texts.length > 0) lines.push(`  ${label} (${texts.length}): ${texts.join(", ")}`);
  };
  if (differences.catalog !== null) {
    list(isJa ? "新しい番号" : "new numbers", differences.added);
    list(isJa ? "なくなった番号" : "missing numbers", differences.missing);
    list(isJa ? "番号の変更" : "changed numbers", differences.renumbered.map(({ from, to }) => `${from} → ${to}`));
  }
  list(isJa ? "設問文の変更" : "changed wording", differences.reworded.map(({ number }) => number));
  for (const { number, before, after } of differences.reworded) lines.push(`    ${number}\n      - ${before}\n      + ${after}`);
  const isSame = differences.catalog !== null && [differences.added, differences.missing, differences.renumbered, differences.reworded].every((found) => found.length === 0);
  if (isSame) lines.push(isJa ? "  違いはありません。" : "  No differences.");
  const doubtful = pack.map?.lines.filter((line) => line.confidence === "low" || (line.confidence === "medium" && line.reason !== "same-number")) ?? [];
  if (doubtful.length > 0) {
    lines.push(isJa ? "  項目の対応（確かめてください。× は判定に使いません）:" : "  Items matched to the earlier edition (look through them; x is not used for verdicts):");
    for (const line of doubtful) lines.push(`    ${line.accepted ? " " : isJa ? "×" : "x"} ${line.number} → ${line.to ?? "－"}  ${mapReasonSentence(line, language)}`);
  }
  return lines.join("\n");
}
