import type { ComponentType } from "react";
import type { Permission } from "@kaiji/domain";
import { AccountPage } from "../account/account-page.tsx";
import { AuditPage } from "../audit/audit-page.tsx";
import { FindingsPage } from "../findings/findings-page.tsx";
import { IntakePage } from "../intake/intake-page.tsx";
import { LedgerPage } from "../ledger/ledger-page.tsx";
import { MatrixPage } from "../matrix/matrix-page.tsx";
import { OutboxPage } from "../outbox/outbox-page.tsx";
import { OverviewPage } from "../overview/overview-page.tsx";
import { PeoplePage } from "../people/people-page.tsx";
import { RulebookPage } from "../rulebook/rulebook-page.tsx";

interface Screen {
  readonly path: string;
  readonly name: "overview" | "ledger" | "intake" | "matrix" | "findings" | "rulebook" | "outbox" | "people" | "audit" | "account";
  readonly needs: Permission;
  readonly page: ComponentType;
}

/** The screens of the workspace, in the order of the day's work. */
export const WORKSPACE_SCREENS: readonly Screen[] = [
  { path: "/workspace", name: "overview", needs: "read", page: OverviewPage },
  { path: "/workspace/ledger", name: "ledger", needs: "read", page: LedgerPage },
  { path: "/workspace/intake", name: "intake", needs: "read", page: IntakePage },
  { path: "/workspace/matrix", name: "matrix", needs: "read", page: MatrixPage },
  { path: "/workspace/findings", name: "findings", needs: "read", page: FindingsPage },
  { path: "/workspace/rulebook", name: "rulebook", needs: "read", page: RulebookPage },
  { path: "/workspace/outbox", name: "outbox", needs: "read", page: OutboxPage },
  { path: "/workspace/people", name: "people", needs: "read", page: PeoplePage },
  { path: "/workspace/audit", name: "audit", needs: "audit", page: AuditPage },
  { path: "/workspace/account", name: "account", needs: "read", page: AccountPage },
];

/** The screen of a path; the overview for any other. */
export function screenOf(path: string): ComponentType {
  return WORKSPACE_SCREENS.find((screen) => screen.path === path)?.page ?? OverviewPage;
}
