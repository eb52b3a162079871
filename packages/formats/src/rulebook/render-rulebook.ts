import { clausesByCover, type ComplianceSet, type ComplianceStatus, type RuleClause } from "@kaiji/domain";
import type { Block, DocumentContent } from "../docx/docx-block.ts";
import { writeDocx } from "../docx/write-docx.ts";
import { RULEBOOK_WORDS as W } from "./rulebook-words.ts";

/** One line of the revision table. */
export interface PrintedRevision {
  readonly number: number;
  readonly inForceOn: string;
  readonly approvedBy: string;
  readonly note: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** A rulebook to print. */
export interface PrintedRulebook {
  readonly institution: string;
  readonly title: string;
  /** `null` for the draft. */
  readonly revision: PrintedRevision | null;
  /** All revisions up to this one, oldest first. */
  readonly revisions: readonly PrintedRevision[];
  /** In the rulebook's order. */
  readonly clauses: readonly RuleClause[];
  readonly compliance: ComplianceSet;
  readonly statuses: ReadonlyMap<string, ComplianceStatus>;
  /** The day of printing, `YYYY-MM-DD`. */
  readonly printedOn: string;
}

/** The rulebook as a Word document: title page, revision table, clauses, and the annex of compliance items and their clauses. */
export function renderRulebookDocx(rulebook: PrintedRulebook): Uint8Array {
  const { institution, title, revision } = rulebook;
  const content: DocumentContent = {
    title,
    author: institution,
    footer: `${institution}　${title}${revision === null ? `　${W.draft}` : `　${W.revision(revision.number)}`}`,
    fillMarks: { open: "【", close: "】" },
    blocks: [...titlePage(rulebook), ...rulebook.clauses.flatMap(clauseBlocks), ...annex(rulebook)],
  };
  return writeDocx(content);
}

function titlePage({ institution, title, revision, revisions, printedOn }: PrintedRulebook): Block[] {
  const center = (text: string): Block => ({ kind: "paragraph", style: "center", text });
  return [
    { kind: "paragraph", style: "title", text: title },
    { kind: "paragraph", style: "subtitle", text: institution },
    ...(revision === null ? [center(W.draft), center(W.printedOn(printedOn))] : [center(W.revision(revision.number)), center(W.inForce(revision.inForceOn)), center(W.approvedBy(revision.approvedBy))]),
    { kind: "paragraph", style: "heading-1", text: W.revisions, startsPage: true },
    revisions.length === 0
      ? { kind: "paragraph", style: "note", text: W.noRevisions }
      : {
          kind: "table",
          headings: W.revisionHeadings,
          widths: [12, 20, 24, 44],
          rows: revisions.map((each, i) => [W.revision(each.number), each.inForceOn, each.approvedBy, [i === 0 ? W.firstRevision : W.changed(each.added, each.changed, each.removed), each.note].filter((part) => part !== "").join("\n")]),
        },
  ];
}

/** `第１条（目的）`, and for other numbers `1.1　目的`. */
function headingOf({ number, title }: RuleClause): string {
  return /^第.+条/u.test(number) ? `${number}（${title}）` : number === title ? number : `${number}　${title}`;
}

function clauseBlocks(clause: RuleClause, i: number): Block[] {
  const heading: Block = { kind: "paragraph", style: clause.isChapter === true ? "heading-1" : "heading-2", text: headingOf(clause), ...(i === 0 ? { startsPage: true } : {}) };
  const lines = clause.text.split("\n").filter((line) => line.trim() !== "");
  return [heading, ...lines.map((line): Block => ({ kind: "paragraph", style: styleOf(line), text: line }))];
}

function styleOf(line: string): "text" | "item" | "subitem" {
  if (/^[(（][0-9０-９]+[)）]|^[①-⑳]|^[アイウエオカキクケコ][\s\u3000]/u.test(line)) return "subitem";
  return /^[0-9０-９]+[.．]?[\s\u3000]/u.test(line) ? "item" : "text";
}

function annex({ compliance, clauses, statuses }: PrintedRulebook): Block[] {
  const covering = clausesByCover(clauses);
  return [
    { kind: "paragraph", style: "heading-1", text: W.annex, startsPage: true },
    { kind: "paragraph", style: "note", text: W.annexNote(compliance.guideline) },
    {
      kind: "table",
      headings: W.annexHeadings,
      widths: [11, 35, 11, 43],
      rows: compliance.items.map(({ id, number, label }) => [number, label.ja, W.statuses[statuses.get(id) ?? "not-started"], (covering.get(id) ?? []).map(headingOf).join("\n") || W.noClause]),
    },
  ];
}
