import { lazy, Suspense } from "react";
import { SiteFooter } from "./parts/site-footer.tsx";
import { SiteHeader } from "./parts/site-header.tsx";
import { CoveredPage } from "./pages/charts/covered-page.tsx";
import { WhoWritesPage } from "./pages/charts/who-writes-page.tsx";
import { LearnFormPage } from "./pages/learn-form/learn-form-page.tsx";
import { QuickCheckPage } from "./pages/quick-check/quick-check-page.tsx";
import { AnnouncerProvider } from "./settings/announcer.tsx";
import { LanguageProvider } from "./settings/language.tsx";
import { ANSWER_PATH, currentPage } from "./settings/pages.ts";

/** The workspace is large, and the quick check must not wait for it. */
const Workspace = lazy(() => import("./workspace/workspace.tsx").then((module) => ({ default: module.Workspace })));

/** What a provider sees by its link is nothing of the rest. */
const AnswerPage = lazy(() => import("./answer/answer-page.tsx").then((module) => ({ default: module.AnswerPage })));

const SCREENS = { check: QuickCheckPage, covered: CoveredPage, who: WhoWritesPage, learn: LearnFormPage, workspace: Workspace } as const;

/** The whole page: frame, settings and the screen that the address names. */
export function App() {
  if (location.pathname === ANSWER_PATH)
    return (
      <LanguageProvider>
        <AnnouncerProvider>
          <Suspense>
            <AnswerPage />
          </Suspense>
        </AnnouncerProvider>
      </LanguageProvider>
    );
  const Page = SCREENS[currentPage()];
  return (
    <LanguageProvider>
      <AnnouncerProvider>
        <div className="flex min-h-dvh flex-col">
          <SiteHeader />
          <Suspense>
            <Page />
          </Suspense>
          <SiteFooter />
        </div>
      </AnnouncerProvider>
    </LanguageProvider>
  );
}
