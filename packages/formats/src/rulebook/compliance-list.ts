import { clausesByCover, type ComplianceSet, type ComplianceStatus, type RuleClause } from "@kaiji/domain";
import { SheetBuilder, type CellStyle } from "../excel-writer/sheet.ts";
import { writeWorkbook } from "../excel-writer/write-workbook.ts";
import { writeCsv } from "../papers/csv.ts";
import { RULEBOOK_WORDS as W } from "./rulebook-words.ts";

/** An answer to an item, as it is listed. */
export interface ListedAnswer {
  readonly itemId: string;
  readonly status: ComplianceStatus;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly owner?: string | undefined;
  readonly targetOn?: string | undefined;
  readonly evidence: readonly { readonly title: string; readonly link?: string | undefined; readonly sha256?: string | undefined }[];
}

export interface ComplianceListContent {
  readonly institution: string;
  readonly compliance: ComplianceSet;
  readonly answers: readonly ListedAnswer[];
  readonly clauses: readonly RuleClause[];
  readonly printedOn: string;
}

/** Everything that is kept about the compliance items, one row each, in the guideline's order. */
function listRows({ compliance, answers, clauses }: ComplianceListContent): string[][] {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  const covering = clausesByCover(clauses);
  const sections = new Map(compliance.sections.map((section) => [section.id, section.label.ja]));
  return compliance.items.map(({ id, number, section, label, action }) => {
    const answer = byItem.get(id);
    return [
      number,
      sections.get(section) ?? section,
      label.ja,
      W.statuses[answer?.status ?? "not-started"],
      [answer?.reason ?? "", answer?.note ?? ""].filter((part) => part !== "").join("\n"),
      answer?.owner ?? "",
      answer?.targetOn ?? "",
      (covering.get(id) ?? []).map((clause) => `${clause.number} ${clause.title}`).join("\n"),
      (answer?.evidence ?? []).map(({ title, link, sha256 }) => [title, link ?? sha256 ?? ""].filter((part) => part !== "").join(" ")).join("\n"),
      action.ja,
    ];
  });
}

/** The list as CSV. */
export function renderComplianceCsv(content: ComplianceListContent): string {
  return writeCsv([W.listHeadings, ...listRows(content)]);
}

const HEAD: CellStyle = { bold: true, fill: "D9E2F3", border: true, wrap: true, top: true };
const BOX: CellStyle = { border: true, wrap: true, top: true, isText: true };
const HEADER_ROW = 4;

/** The list as a workbook, ready to print on A4 across. */
export function renderComplianceWorkbook(content: ComplianceListContent): Uint8Array {
  const sheet = new SheetBuilder(W.listTitle);
  sheet.put("A1", `${content.compliance.title.ja}`, { bold: true, size: 14 }).put("A2", `${content.institution}　${W.printedOn(content.printedOn)}`);
  sheet.row(`A${HEADER_ROW}`, [...W.listHeadings], HEAD);
  const rows = listRows(content);
  rows.forEach((row, i) => sheet.row(`A${HEADER_ROW + 1 + i}`, row, BOX));
  Object.assign(sheet.columnWidths, { A: 8, B: 16, C: 24, D: 9, E: 26, F: 12, G: 12, H: 26, I: 26, J: 40 });
  sheet.frozenRows = HEADER_ROW;
  sheet.page = { landscape: true, titleRows: [HEADER_ROW, HEADER_ROW], area: `A1:J${HEADER_ROW + rows.length}` };
  return writeWorkbook([sheet]);
}
