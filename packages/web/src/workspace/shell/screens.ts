import type { ComponentType } from "react";
import type { Permission } from "@kaiji/domain";
import type { OrganizationAnswer } from "../api/answers.ts";
import { AccountPage } from "../account/account-page.tsx";
import { AuditPage } from "../audit/audit-page.tsx";
import { CompliancePage } from "../compliance/compliance-page.tsx";
import { CoveragePage } from "../coverage/coverage-page.tsx";
import { FindingsPage } from "../findings/findings-page.tsx";
import { GivenAnswersScreen } from "../given-answers/given-answers-screen.tsx";
import { IntakePage } from "../intake/intake-page.tsx";
import { LedgerPage } from "../ledger/ledger-page.tsx";
import { MatrixPage } from "../matrix/matrix-page.tsx";
import { NeedsPage } from "../needs/needs-page.tsx";
import { OutboxPage } from "../outbox/outbox-page.tsx";
import { OverviewPage } from "../overview/overview-page.tsx";
import { PeoplePage } from "../people/people-page.tsx";
import { StartPage } from "../start/start-page.tsx";
import { OversightScreen } from "../oversight/oversight-screen.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { ProviderHomePage } from "../provider-home/provider-home-page.tsx";
import { RequestsScreen } from "../requests/requests-screen.tsx";
import { RulebookPage } from "../rulebook/rulebook-page.tsx";

export interface Screen {
  readonly path: string;
  readonly name: "overview" | "start" | "coverage" | "needs" | "ledger" | "intake" | "matrix" | "findings" | "compliance" | "rulebook" | "outbox" | "people" | "audit" | "account" | "requests" | "answers" | "oversight" | "settings";
  /** Where it stands in the navigation. */
  readonly group: ScreenGroup;
  readonly needs: Permission;
  readonly page: ComponentType;
}

/** What the screens are grouped by, in the order of the day's work. */
export const SCREEN_GROUPS = ["now", "systems", "findings", "providers", "rules", "organization"] as const;
export type ScreenGroup = (typeof SCREEN_GROUPS)[number];

/** The screens of the workspace. The first of a group is where the group's name leads. */
export const WORKSPACE_SCREENS: readonly Screen[] = [
  { path: "/workspace", name: "overview", group: "now", needs: "read", page: OverviewPage },
  { path: "/workspace/start", name: "start", group: "now", needs: "write", page: StartPage },
  { path: "/workspace/coverage", name: "coverage", group: "now", needs: "read", page: CoveragePage },
  { path: "/workspace/ledger", name: "ledger", group: "systems", needs: "read", page: LedgerPage },
  { path: "/workspace/needs", name: "needs", group: "systems", needs: "read", page: NeedsPage },
  { path: "/workspace/intake", name: "intake", group: "systems", needs: "read", page: IntakePage },
  { path: "/workspace/matrix", name: "matrix", group: "findings", needs: "read", page: MatrixPage },
  { path: "/workspace/findings", name: "findings", group: "findings", needs: "read", page: FindingsPage },
  { path: "/workspace/compliance", name: "compliance", group: "rules", needs: "read", page: CompliancePage },
  { path: "/workspace/rulebook", name: "rulebook", group: "rules", needs: "read", page: RulebookPage },
  { path: "/workspace/requests", name: "requests", group: "providers", needs: "read", page: RequestsScreen },
  { path: "/workspace/outbox", name: "outbox", group: "providers", needs: "read", page: OutboxPage },
  { path: "/workspace/people", name: "people", group: "organization", needs: "read", page: PeoplePage },
  { path: "/workspace/settings", name: "settings", group: "organization", needs: "manage", page: SettingsPage },
  { path: "/workspace/oversight", name: "oversight", group: "organization", needs: "read", page: OversightScreen },
  { path: "/workspace/audit", name: "audit", group: "organization", needs: "audit", page: AuditPage },
  { path: "/workspace/account", name: "account", group: "organization", needs: "read", page: AccountPage },
];

/** An organization that only oversees others has no ledger of its own: these are its screens, the first where it begins. */
const OF_OVERSEERS: readonly Screen["name"][] = ["oversight", "people", "settings", "audit", "account"];

/** A provider or dealer answers institutions and has no ledger, matrix or rulebook of its own. */
const PROVIDER_HOME: Screen = { path: "/workspace", name: "overview", group: "now", needs: "read", page: ProviderHomePage };
/** What it was asked and what it answered. */
const GIVEN_ANSWERS: Screen = { path: "/workspace/answers", name: "answers", group: "now", needs: "read", page: GivenAnswersScreen };
const OF_PROVIDERS: readonly Screen["name"][] = ["people", "settings", "audit", "account"];

/** The screens of an organization, in the navigation's order. @param kind undefined while it is not known yet */
export function screensOf(kind: OrganizationAnswer["kind"] | undefined): readonly Screen[] {
  const named = (names: readonly Screen["name"][]) => names.flatMap((name) => WORKSPACE_SCREENS.filter((screen) => screen.name === name));
  switch (kind) {
    case "overseer":
      return named(OF_OVERSEERS);
    case "provider":
    case "dealer":
      return [PROVIDER_HOME, GIVEN_ANSWERS, ...named(OF_PROVIDERS)];
    case "institution":
    case undefined:
      return WORKSPACE_SCREENS;
  }
}

/** The screen of a path; the first of the organization for any other. What comes below a screen's path is the screen's own. */
export function screenOf(path: string, screens: readonly Screen[] = WORKSPACE_SCREENS): Screen {
  const own = screens.filter((screen) => path === screen.path || path.startsWith(`${screen.path}/`)).toSorted((a, b) => b.path.length - a.path.length)[0];
  return own ?? screens[0]!;
}
