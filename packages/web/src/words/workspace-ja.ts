import { accountJa } from "./workspace/account-ja.ts";
import { auditJa } from "./workspace/audit-ja.ts";
import { coverageJa } from "./workspace/coverage-ja.ts";
import { complianceJa } from "./workspace/compliance-ja.ts";
import { doorJa } from "./workspace/door-ja.ts";
import { everywhereJa } from "./workspace/everywhere-ja.ts";
import { findingsJa } from "./workspace/findings-ja.ts";
import { givenAnswersJa } from "./workspace/given-answers-ja.ts";
import { intakeJa } from "./workspace/intake-ja.ts";
import { ledgerJa } from "./workspace/ledger-ja.ts";
import { listJa } from "./workspace/list-ja.ts";
import { matrixJa } from "./workspace/matrix-ja.ts";
import { navJa } from "./workspace/nav-ja.ts";
import { neededJa } from "./workspace/needed-ja.ts";
import { needsJa } from "./workspace/needs-ja.ts";
import { outboxJa } from "./workspace/outbox-ja.ts";
import { oversightJa } from "./workspace/oversight-ja.ts";
import { overviewJa } from "./workspace/overview-ja.ts";
import { peopleJa } from "./workspace/people-ja.ts";
import { providerHomeJa } from "./workspace/provider-home-ja.ts";
import { requestsJa } from "./workspace/requests-ja.ts";
import { rolesJa } from "./workspace/roles-ja.ts";
import { rulebookJa } from "./workspace/rulebook-ja.ts";
import { settingsJa } from "./workspace/settings-ja.ts";
import { startJa } from "./workspace/start-ja.ts";

/** Every sentence of the workspace, in Japanese: one file a screen. `workspace-en.ts` has the same keys. */
export const workspaceJa = {
  ...everywhereJa,
  door: doorJa,
  nav: navJa,
  roles: rolesJa,
  overview: overviewJa,
  start: startJa,
  coverage: coverageJa,
  ledger: ledgerJa,
  list: listJa,
  intake: intakeJa,
  matrix: matrixJa,
  findings: findingsJa,
  rulebook: rulebookJa,
  compliance: complianceJa,
  needed: neededJa,
  needs: needsJa,
  requests: requestsJa,
  oversight: oversightJa,
  outbox: outboxJa,
  people: peopleJa,
  givenAnswers: givenAnswersJa,
  providerHome: providerHomeJa,
  settings: settingsJa,
  audit: auditJa,
  account: accountJa,
};

export type WorkspaceWords = typeof workspaceJa;
