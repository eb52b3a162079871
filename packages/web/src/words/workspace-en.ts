import type { WorkspaceWords } from "./workspace-ja.ts";
import { accountEn } from "./workspace/account-en.ts";
import { auditEn } from "./workspace/audit-en.ts";
import { coverageEn } from "./workspace/coverage-en.ts";
import { complianceEn } from "./workspace/compliance-en.ts";
import { doorEn } from "./workspace/door-en.ts";
import { everywhereEn } from "./workspace/everywhere-en.ts";
import { findingsEn } from "./workspace/findings-en.ts";
import { givenAnswersEn } from "./workspace/given-answers-en.ts";
import { intakeEn } from "./workspace/intake-en.ts";
import { ledgerEn } from "./workspace/ledger-en.ts";
import { listEn } from "./workspace/list-en.ts";
import { matrixEn } from "./workspace/matrix-en.ts";
import { navEn } from "./workspace/nav-en.ts";
import { neededEn } from "./workspace/needed-en.ts";
import { needsEn } from "./workspace/needs-en.ts";
import { outboxEn } from "./workspace/outbox-en.ts";
import { oversightEn } from "./workspace/oversight-en.ts";
import { overviewEn } from "./workspace/overview-en.ts";
import { peopleEn } from "./workspace/people-en.ts";
import { providerHomeEn } from "./workspace/provider-home-en.ts";
import { requestsEn } from "./workspace/requests-en.ts";
import { rolesEn } from "./workspace/roles-en.ts";
import { rulebookEn } from "./workspace/rulebook-en.ts";
import { settingsEn } from "./workspace/settings-en.ts";
import { startEn } from "./workspace/start-en.ts";

/** Every sentence of the workspace, in English. */
export const workspaceEn: WorkspaceWords = {
  ...everywhereEn,
  door: doorEn,
  nav: navEn,
  roles: rolesEn,
  overview: overviewEn,
  start: startEn,
  coverage: coverageEn,
  ledger: ledgerEn,
  list: listEn,
  intake: intakeEn,
  matrix: matrixEn,
  findings: findingsEn,
  rulebook: rulebookEn,
  compliance: complianceEn,
  needed: neededEn,
  needs: needsEn,
  requests: requestsEn,
  oversight: oversightEn,
  outbox: outboxEn,
  people: peopleEn,
  givenAnswers: givenAnswersEn,
  providerHome: providerHomeEn,
  settings: settingsEn,
  audit: auditEn,
  account: accountEn,
};
