import { COMPLIANCE_STATUSES } from "@kaiji/domain";
import { z } from "zod";
import { day, id, line, lines } from "./fields.ts";
import { clauseContent } from "./ledger.ts";

/** 根拠資料: a kept file, a link, or where the paper lies; with the day it holds from, came in, and ends. */
const evidence = z.strictObject({
  title: line(),
  /** A kind of the set of items. */
  kind: line(60).optional(),
  link: z.url({ protocol: /^https?$/ }).max(2000).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  effectiveOn: day.optional(),
  receivedOn: day.optional(),
  expiresOn: day.optional(),
});

const answer = {
  itemId: line(100),
  status: z.enum(COMPLIANCE_STATUSES),
  /** Why it is not applicable, or what is missing. */
  reason: lines(2000).default(""),
  owner: line(100).optional(),
  targetOn: day.optional(),
  evidence: z.array(evidence).max(50).default([]),
  note: lines().optional(),
};

/** 遵守項目への回答, as it is kept: with the set of items that it was given to. */
export const complianceAnswerContent = z.object({ ...answer, setId: z.string() });

/** Answers to save; `version` is the one that the person saw, `null` when there was none. */
export const complianceChanges = z.strictObject({ answers: z.array(z.strictObject({ ...answer, version: z.int().min(1).nullable() })).min(1).max(100) });

/** One clause of an import, as a person has corrected it. */
const importedClause = z.strictObject({ number: line(40), title: line(), text: lines(20_000).default(""), covers: z.array(line(100)).max(200).default([]), isChapter: z.boolean().default(false) });

const leftover = z.strictObject({ text: lines(20_000), because: line(40) });

/** Clauses to take over, and the text that is in none of them: it is kept beside. */
export const rulebookImport = z.strictObject({
  source: z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("file"), name: line(255) }), z.strictObject({ kind: z.literal("outline"), name: line(100) })]),
  clauses: z.array(importedClause).min(1).max(2000),
  leftover: z.array(leftover).max(25_000).default([]),
  /** Takes the clauses that are there out first. */
  replaces: z.boolean().default(false),
  /** Goes on although findings point to clauses that are taken out. */
  evenIfUsed: z.boolean().default(false),
});

/** 取り込みの記録. */
export const rulebookImportContent = z.looseObject({
  name: z.string(),
  kind: z.enum(["file", "outline"]),
  state: z.enum(["done", "undone"]),
  added: z.array(id),
  removed: z.array(id),
  leftover: z.array(z.object({ text: z.string(), because: z.string() })),
  /** Of an import that was undone: clauses that stayed, because they were changed or are in use. */
  kept: z.array(id).optional(),
});

/** What was found in a file. */
export const rulebookReading = z.object({
  kind: z.enum(["word", "text"]),
  numbering: z.enum(["articles", "decimals", "parens", "headings", "none"]),
  clauses: z.array(z.object({ number: z.string(), title: z.string(), text: z.string(), isChapter: z.boolean(), doubts: z.array(z.string()) })),
  leftover: z.array(z.object({ text: z.string(), because: z.string() })),
  pictures: z.number(),
});

/** 改訂版として残す. */
export const rulebookRevision = z.strictObject({ title: line(), inForceOn: day, approvedBy: line(100), note: lines(2000).default("") });

/** 改訂版: never changed. Its clauses are asked for by themselves. */
export const rulebookRevisionContent = z.object({
  ...rulebookRevision.shape,
  number: z.int(),
  /** Who pressed the button. */
  madeBy: z.string(),
  clauseCount: z.int(),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  /** How each compliance item stood on that day; the annex of this revision says it for good. */
  itemStatuses: z.record(z.string(), z.enum(COMPLIANCE_STATUSES)),
});

/** A clause of a revision. */
export const revisedClause = z.object({ id, ...clauseContent.shape });

export type ComplianceAnswerContent = z.infer<typeof complianceAnswerContent>;
export type ComplianceChange = z.input<typeof complianceChanges>["answers"][number];
export type RulebookImport = z.input<typeof rulebookImport>;
export type RulebookImportContent = z.infer<typeof rulebookImportContent>;
export type RulebookReadingContent = z.infer<typeof rulebookReading>;
export type RulebookRevision = z.input<typeof rulebookRevision>;
export type RulebookRevisionContent = z.infer<typeof rulebookRevisionContent>;
