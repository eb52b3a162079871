import { SiteFooter } from "./parts/site-footer.tsx";
import { SiteHeader } from "./parts/site-header.tsx";
import { QuickCheckPage } from "./pages/quick-check/quick-check-page.tsx";
import { AnnouncerProvider } from "./settings/announcer.tsx";
import { LanguageProvider } from "./settings/language.tsx";

/** The whole page: frame, settings and the one screen there is. */
export function App() {
  return (
    <LanguageProvider>
      <AnnouncerProvider>
        <div className="flex min-h-dvh flex-col">
          <SiteHeader />
          <QuickCheckPage />
          <SiteFooter />
        </div>
      </AnnouncerProvider>
    </LanguageProvider>
  );
}
