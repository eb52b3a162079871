import type { MadeFor, Role, RowAnswer, Status, SystemPart } from "@kaiji/domain";
import type { ClauseContent, FindingContent, ProviderContent, SystemContent } from "@kaiji/formats/api";

/** A record as the server shows it. */
export interface ApiRecord<Content> {
  readonly id: string;
  readonly version: number;
  readonly content: Content;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly removedAt: string | null;
}

export interface Me {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly stage: "first-factor" | "enrol" | "full";
  readonly hasCodeApp: boolean;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
  readonly organizations: readonly { readonly organizationId: string; readonly organizationName: string; readonly role: Role; readonly endsAt: string | null }[];
}

export interface DisclosureContent {
  readonly form: string;
  readonly edition: string | null;
  readonly name: string | null;
  readonly organization: string | null;
  readonly date: string | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly systemId: string | null;
  /** What of its system it is about; nothing or `null`: the system itself. */
  readonly part?: SystemPart;
  readonly isCurrent: boolean;
  readonly problems: number;
  readonly receivedAt: string;
  readonly productVersion?: string | null;
  /** Set by a person; the day of `receivedAt` otherwise. */
  readonly receivedOn?: string | null;
  readonly validUntil?: string | null;
  readonly madeFor?: MadeFor | null;
  /** What people decided on rows that the answers leave open. */
  readonly rowDecisions?: readonly { readonly criterion: string; readonly status: "met" | "not-met" | "not-applicable"; readonly reason: string; readonly byName: string; readonly at: string }[];
}

export interface FiledItem {
  readonly disclosure: ApiRecord<DisclosureContent>;
  readonly verdict: "conforms" | "does-not-conform" | "incomplete";
  readonly counts: Readonly<Record<Status, number>>;
  readonly proposals: readonly { readonly id: string; readonly confidence: number; readonly reason: string; readonly standing: string }[];
  readonly isDouble: boolean;
}

export interface MatrixAnswer {
  readonly criteria: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly { readonly systemId: string | null; readonly disclosureId: string; readonly form: string; readonly part: SystemPart; readonly name: string | null; readonly fileName: string; readonly date: string | null; readonly statuses: string }[];
}

/** One cell of the matrix in full. */
export interface MatrixCell {
  readonly disclosure: ApiRecord<DisclosureContent>;
  readonly status: Status;
  readonly because: string;
  readonly isStrict: boolean;
  readonly answers: readonly RowAnswer[];
  readonly decision: { readonly status: Status; readonly reason: string; readonly byName: string; readonly at: string; readonly approvedByName?: string; readonly carriedFrom?: string } | null;
  readonly finding: FindingRecord | null;
}

/** Where the organization stood at the end of a day. */
export interface StandingLine {
  readonly on: string;
  readonly disclosures: number;
  readonly byForm: Readonly<Record<string, Readonly<Record<Status, number>>>>;
}

export interface OrganizationAnswer {
  readonly name: string;
  readonly kind: "institution" | "provider" | "dealer" | "overseer";
  readonly version: number;
  readonly settings: {
    readonly needsApproval: boolean;
    readonly strictRows: readonly string[];
    readonly chasers: { readonly isOn: boolean; readonly daysBefore: number; readonly everyDays: number; readonly most: number };
    readonly reminders: { readonly isOn: boolean; readonly daysBefore: number };
  };
}

export interface MessageContent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly state: "waiting" | "sent" | "failed" | "copied";
  /** A letter of a request: its link is made when the letter leaves the house. */
  readonly requestId?: string;
}

export interface AuditEntry {
  readonly number: number;
  readonly at: string;
  readonly action: string;
  readonly personName: string;
  readonly via: string;
  readonly address: string | null;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly subjectName?: string;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

export type SystemRecord = ApiRecord<SystemContent>;
export type ProviderRecord = ApiRecord<ProviderContent>;
export type ClauseRecord = ApiRecord<ClauseContent>;
export type FindingRecord = ApiRecord<FindingContent & { readonly disclosureId: string; readonly part?: SystemPart; readonly approval?: { readonly byName: string; readonly at: string } | null }>;
export type DisclosureRecord = ApiRecord<DisclosureContent>;
