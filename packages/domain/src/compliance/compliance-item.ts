import type { Confidence, Provenance, SourceDocument } from "../catalog/catalog.ts";
import type { DateRule } from "../evaluation/criterion.ts";
import type { Localized } from "../localized.ts";

/** 遵守項目: one duty of the institution itself, as a guideline lists it. */
export interface ComplianceItem {
  /** `gl-7.0-1.1-1`: guideline, section, place in it. Permanent. */
  readonly id: string;
  /** As the guideline prints it: `1.1-①`. */
  readonly number: string;
  readonly section: string;
  readonly label: Localized;
  /** What it means and why it matters. */
  readonly explanation: Localized;
  /** What the institution does. */
  readonly action: Localized;
  /** What to ask the provider; `null` when it is the institution's alone. */
  readonly ask: Localized | null;
  /** What shows that it is kept: ids of the set's evidence kinds. */
  readonly evidence: readonly string[];
  /** Whether 対象外 is an answer to it. */
  readonly allowsNotApplicable: boolean;
  /** The case in which it applies; there exactly when it may be not applicable. */
  readonly appliesWhen?: Localized;
  readonly dateRule?: DateRule;
  readonly confidence: Confidence;
  readonly provenance: readonly Provenance[];
}

export interface ComplianceSection {
  readonly id: string;
  readonly parent: string | null;
  readonly label: Localized;
}

/** 根拠資料の種類, and the screen of the workspace that holds it; `null` when the institution keeps it itself. */
export interface EvidenceKind {
  readonly id: string;
  readonly label: Localized;
  readonly screen: string | null;
}

/** The compliance items of one edition of a guideline. */
export interface ComplianceSet {
  readonly id: string;
  readonly guideline: string;
  readonly title: Localized;
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly sections: readonly ComplianceSection[];
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly items: readonly ComplianceItem[];
}

/** 未着手・一部・済・対象外. */
export const COMPLIANCE_STATUSES = ["not-started", "partial", "done", "not-applicable"] as const;
export type ComplianceStatus = (typeof COMPLIANCE_STATUSES)[number];

export type AnswerFault = "not-applicable-not-allowed" | "reason-missing";

/** What is wrong with an answer to an item, by the item's own rules; empty when nothing is. */
export function complianceFaults(item: Pick<ComplianceItem, "allowsNotApplicable">, answer: { readonly status: ComplianceStatus; readonly reason?: string | undefined }): AnswerFault[] {
  if (answer.status !== "not-applicable") return [];
  return [...(item.allowsNotApplicable ? [] : ["not-applicable-not-allowed" as const]), ...((answer.reason ?? "").trim() === "" ? ["reason-missing" as const] : [])];
}
