import { SiteFooter } from "./parts/site-footer.tsx";
import { SiteHeader } from "./parts/site-header.tsx";
import { LearnFormPage } from "./pages/learn-form/learn-form-page.tsx";
import { QuickCheckPage } from "./pages/quick-check/quick-check-page.tsx";
import { AnnouncerProvider } from "./settings/announcer.tsx";
import { LanguageProvider } from "./settings/language.tsx";
import { currentPage } from "./settings/pages.ts";

/** The whole page: frame, settings and the screen that the address names. */
export function App() {
  return (
    <LanguageProvider>
      <AnnouncerProvider>
        <div className="flex min-h-dvh flex-col">
          <SiteHeader />
          {currentPage() === "learn" ? <LearnFormPage /> : <QuickCheckPage />}
          <SiteFooter />
        </div>
      </AnnouncerProvider>
    </LanguageProvider>
  );
}
