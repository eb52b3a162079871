import type { ColumnType, Generated } from "kysely";
import type { Role } from "@kaiji/domain";

/** When something happened; written as a Date, read as a Date. */
type Instant = ColumnType<Date, Date, Date>;

export type { Role };
export type OrganizationKind = "installation" | "institution" | "provider" | "dealer" | "overseer";

interface OrganizationTable {
  organization_id: string;
  name: string;
  kind: OrganizationKind;
  settings: ColumnType<Record<string, unknown>, string, string>;
  version: Generated<number>;
  created_at: Instant;
}

interface MembershipTable {
  organization_id: string;
  person_id: string;
  organization_name: string;
  name: string;
  email: string;
  role: Role;
  ends_at: Instant | null;
  version: Generated<number>;
  created_at: Instant;
  removed_at: Instant | null;
}

interface InvitationTable {
  organization_id: string;
  id: string;
  purpose: "join" | "reset";
  email: string;
  role: Role;
  role_ends_at: Instant | null;
  token_hash: Buffer;
  invited_by: string | null;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
  revoked_at: Instant | null;
}

interface ApiTokenTable {
  organization_id: string;
  id: string;
  name: string;
  token_hash: Buffer;
  scope: "read" | "write";
  created_by: string;
  created_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
  used_at: Instant | null;
}

interface IdentityProviderTable {
  organization_id: string;
  issuer: string;
  client_id: string;
  sealed_secret: Buffer;
  version: Generated<number>;
  changed_at: Instant;
}

interface IdempotencyKeyTable {
  organization_id: string;
  key: string;
  request_hash: Buffer;
  status: number;
  body: ColumnType<unknown, string, never>;
  etag: string | null;
  created_at: Instant;
}

interface KeptFileTable {
  organization_id: string;
  sha256: string;
  name: string;
  media_type: string;
  size: ColumnType<string, number, never>;
  kept_at: Instant;
  kept_by: string | null;
}

interface AuditEntryTable {
  organization_id: string;
  number: ColumnType<string, number, never>;
  payload: string;
  previous_hash: Buffer;
  hash: Buffer;
  action: ColumnType<string, never, never>;
  subject_kind: ColumnType<string | null, never, never>;
  subject_id: ColumnType<string | null, never, never>;
  person_id: ColumnType<string | null, never, never>;
  at: ColumnType<string, never, never>;
}

interface AuditHeadTable {
  organization_id: string;
  number: ColumnType<string, number, number>;
  hash: Buffer;
  signature: Buffer;
  signed_at: Instant;
}

interface PersonTable {
  person_id: string;
  email: string;
  name: string;
  password_hash: string | null;
  password_changed_at: Instant | null;
  totp_secret: Buffer | null;
  totp_last_step: ColumnType<string, number | undefined, number>;
  recovery_hashes: Generated<string[]>;
  created_at: Instant;
  disabled_at: Instant | null;
}

interface PasskeyTable {
  person_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: ColumnType<string, number, number>;
  transports: string[];
  name: string;
  created_at: Instant;
  used_at: Instant | null;
}

interface OutsideIdentityTable {
  issuer: string;
  subject: string;
  person_id: string;
  created_at: Instant;
}

interface SessionTable {
  person_id: string;
  id: string;
  token_hash: Buffer;
  previous_hash: Buffer | null;
  rotated_at: Instant;
  stage: "first-factor" | "enrol" | "full";
  device: string;
  address: string;
  created_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
}

/** Tokens that a session has exchanged. */
interface SpentTokenTable {
  token_hash: Buffer;
  person_id: string;
  session_id: string;
  spent_at: Instant;
}

interface ChallengeTable {
  id: string;
  purpose: string;
  content: ColumnType<Record<string, unknown>, string, string>;
  expires_at: Instant;
}

interface SignInFailureTable {
  key: string;
  count: number;
  last_at: Instant;
  blocked_until: Instant | null;
}

/** What every kind of record has beside its content. */
export interface RecordTable {
  organization_id: string;
  id: string;
  version: Generated<number>;
  content: ColumnType<Record<string, unknown>, string, string>;
  created_at: Instant;
  created_by: string | null;
  changed_at: Instant;
  changed_by: string | null;
  removed_at: Instant | null;
}

interface DisclosureTable extends RecordTable {
  document: ColumnType<Record<string, unknown>, string | undefined, never>;
  sha256: ColumnType<string | null, never, never>;
  system_id: ColumnType<string | null, never, never>;
}

interface EvaluationTable extends RecordTable {
  disclosure_id: ColumnType<string | null, never, never>;
  letters: ColumnType<string, never, never>;
  criteria: ColumnType<string, never, never>;
}

interface FindingTable extends RecordTable {
  system_id: ColumnType<string | null, never, never>;
  state: ColumnType<string | null, never, never>;
}

interface StandingTable extends RecordTable {
  day: ColumnType<string | null, never, never>;
}

interface FormPackTable extends RecordTable {
  document: ColumnType<Record<string, unknown>, string | undefined, never>;
}

interface JobTable extends RecordTable {
  state: ColumnType<string | null, never, never>;
}

interface SbomTable extends RecordTable {
  components: ColumnType<readonly Record<string, unknown>[], string | undefined, never>;
  system_id: ColumnType<string | null, never, never>;
}

interface LedgerChangeTable extends RecordTable {
  entries: ColumnType<readonly Record<string, unknown>[], string | undefined, never>;
}

interface AnswerDecisionTable extends RecordTable {
  disclosure_id: ColumnType<string | null, never, never>;
}

interface RequestTable extends RecordTable {
  state: ColumnType<string | null, never, never>;
}

/** What belongs to one request. */
interface OfRequestTable extends RecordTable {
  request_id: ColumnType<string | null, never, never>;
}

interface GivenAnswerTable extends OfRequestTable {
  document: ColumnType<Record<string, unknown>, string | undefined, string>;
}

interface OversightCodeTable extends RecordTable {
  secret_hash: Generated<string>;
}

interface OverseenTable extends RecordTable {
  standing: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
}

interface RequestLinkTable {
  organization_id: string;
  id: string;
  request_id: string;
  token_hash: Buffer;
  created_at: Instant;
  expires_at: Instant;
  revoked_at: Instant | null;
  seen_at: Instant | null;
}

interface LetterCodeTable {
  code_hash: Buffer;
  content: ColumnType<Record<string, unknown>, string, string>;
  expires_at: Instant;
}

interface DailySweepTable {
  organization_id: string;
  swept_on: ColumnType<Date, string, never>;
  swept_at: Instant;
}

interface ComplianceAnswerTable extends RecordTable {
  item_id: ColumnType<string | null, never, never>;
}

interface RulebookRevisionTable extends RecordTable {
  clauses: ColumnType<unknown, string, never>;
  number: ColumnType<number, never, never>;
}

/** The tables that hold records, by the kind's name. */
export interface RecordTables {
  provider: RecordTable;
  system: RecordTable;
  disclosure: DisclosureTable;
  evaluation: EvaluationTable;
  finding: FindingTable;
  disclosure_request: RequestTable;
  campaign: RecordTable;
  item_answer: OfRequestTable;
  received_file: OfRequestTable;
  request_event: OfRequestTable;
  oversight_code: OversightCodeTable;
  oversight_consent: RecordTable;
  overseen: OverseenTable;
  clause: RecordTable;
  coverage: RecordTable;
  start_progress: RecordTable;
  saved_view: RecordTable;
  form_pack: FormPackTable;
  given_answer: GivenAnswerTable;
  compliance_answer: ComplianceAnswerTable;
  rulebook_import: RecordTable;
  rulebook_revision: RulebookRevisionTable;
  webhook: RecordTable;
  message: RecordTable;
  job: JobTable;
  standing: StandingTable;
  device: RecordTable;
  account_entry: RecordTable;
  sbom: SbomTable;
  ledger_change: LedgerChangeTable;
  answer_decision: AnswerDecisionTable;
}

export type RecordKind = keyof RecordTables;

/** All tables of the schema `kaiji`. */
export interface Tables extends RecordTables {
  organization: OrganizationTable;
  membership: MembershipTable;
  invitation: InvitationTable;
  api_token: ApiTokenTable;
  identity_provider: IdentityProviderTable;
  idempotency_key: IdempotencyKeyTable;
  kept_file: KeptFileTable;
  request_link: RequestLinkTable;
  letter_code: LetterCodeTable;
  daily_sweep: DailySweepTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  audit_checkpoint: AuditHeadTable;
  person: PersonTable;
  passkey: PasskeyTable;
  outside_identity: OutsideIdentityTable;
  session: SessionTable;
  spent_token: SpentTokenTable;
  challenge: ChallengeTable;
  sign_in_failure: SignInFailureTable;
}
