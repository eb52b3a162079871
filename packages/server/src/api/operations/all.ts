import type { Operation } from "../operation.ts";
import { ANSWERING } from "./answering.ts";
import { API_TOKENS } from "./api-tokens.ts";
import { AUDIT } from "./audit.ts";
import { COVERAGES } from "./coverages.ts";
import { COMPLIANCE } from "./compliance.ts";
import { DISCLOSURES } from "./disclosures.ts";
import { EXPORTS } from "./exports.ts";
import { DISCLOSURE_READINGS } from "./disclosure-readings.ts";
import { FILES } from "./files.ts";
import { FINDINGS } from "./findings.ts";
import { FORM_PACKS } from "./form-packs.ts";
import { GIVEN_ANSWERS } from "./given-answers.ts";
import { HISTORY } from "./history.ts";
import { INVITATIONS } from "./invitations.ts";
import { LEDGER } from "./ledger.ts";
import { LEDGER_CHANGES } from "./ledger-changes.ts";
import { LEDGER_EXPORTS } from "./ledger-exports.ts";
import { JOBS } from "./jobs.ts";
import { MATRIX } from "./matrix.ts";
import { MEMBERS } from "./members.ts";
import { MESSAGES } from "./messages.ts";
import { ORGANIZATIONS } from "./organizations.ts";
import { OVERSEEN } from "./overseen.ts";
import { OVERSIGHT } from "./oversight.ts";
import { OUTSIDE_SIGN_IN } from "./outside-sign-in.ts";
import { OVERVIEW } from "./overview.ts";
import { OWN_ACCOUNT } from "./own-account.ts";
import { PASSKEYS } from "./passkeys.ts";
import { SBOMS } from "./sboms.ts";
import { SAVED_VIEWS } from "./saved-views.ts";
import { REMINDERS } from "./reminders.ts";
import { REQUEST_DECISIONS } from "./request-decisions.ts";
import { REQUESTS } from "./requests.ts";
import { RULEBOOK } from "./rulebook.ts";
import { RULEBOOK_PAPERS } from "./rulebook-papers.ts";
import { SESSIONS } from "./sessions.ts";
import { START_PROGRESS } from "./start-progress.ts";
import { SET_UP } from "./set-up.ts";
import { SIGN_IN } from "./sign-in.ts";
import { WEBHOOKS } from "./webhooks.ts";

/** Everything that the API does. The list is the API: routes, validation and the OpenAPI document come from it. */
export const OPERATIONS: readonly Operation[] = [
  ...SET_UP, ...SIGN_IN, ...OUTSIDE_SIGN_IN, ...OWN_ACCOUNT, ...PASSKEYS, ...SESSIONS, ...INVITATIONS, ...ORGANIZATIONS,
  ...MEMBERS, ...API_TOKENS, ...LEDGER, ...COVERAGES, ...OVERVIEW, ...START_PROGRESS, ...FILES, ...DISCLOSURES, ...FINDINGS,
  ...EXPORTS, ...FORM_PACKS, ...MATRIX, ...MESSAGES, ...JOBS, ...SAVED_VIEWS, ...WEBHOOKS, ...AUDIT,
  ...LEDGER_CHANGES, ...LEDGER_EXPORTS, ...HISTORY, ...RULEBOOK, ...RULEBOOK_PAPERS, ...COMPLIANCE, ...REQUESTS, ...REQUEST_DECISIONS,
  ...REMINDERS, ...ANSWERING, ...GIVEN_ANSWERS, ...OVERSIGHT, ...OVERSEEN, ...DISCLOSURE_READINGS, ...SBOMS,
];
