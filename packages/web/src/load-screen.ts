import type { ComponentType } from "react";
import { CoveredPage } from "./pages/charts/covered-page.tsx";
import { WhoWritesPage } from "./pages/charts/who-writes-page.tsx";
import { LearnFormPage } from "./pages/learn-form/learn-form-page.tsx";
import { QuickCheckPage } from "./pages/quick-check/quick-check-page.tsx";
import { ANSWER_PATH, currentPage } from "./settings/pages.ts";

const SCREENS = { check: QuickCheckPage, covered: CoveredPage, who: WhoWritesPage, learn: LearnFormPage } as const;

/**
 * The screen that the address names. The workspace is large, and the quick check must not wait for it; what a provider
 * sees by its link is nothing of the rest. It is waited for here and not with `Suspense`, which would hold it back for
 * 300 ms once it had shown that something is missing.
 */
export async function loadScreen(): Promise<ComponentType> {
  if (location.pathname === ANSWER_PATH) return (await import("./answer/answer-page.tsx")).AnswerPage;
  const page = currentPage();
  return page === "workspace" ? (await import("./workspace/workspace.tsx")).Workspace : SCREENS[page];
}
