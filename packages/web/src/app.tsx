import type { ComponentType } from "react";
import { SiteFooter } from "./parts/site-footer.tsx";
import { SiteHeader } from "./parts/site-header.tsx";
import { AnnouncerProvider } from "./settings/announcer.tsx";
import { LanguageProvider } from "./settings/language.tsx";
import { ANSWER_PATH } from "./settings/pages.ts";

/** The whole page: frame, settings and a screen. What a provider sees by its link has no frame. */
export function App({ screen: Screen }: { readonly screen: ComponentType }) {
  return (
    <LanguageProvider>
      <AnnouncerProvider>
        {location.pathname === ANSWER_PATH ? (
          <Screen />
        ) : (
          <div className="flex min-h-dvh flex-col">
            <SiteHeader />
            <Screen />
            <SiteFooter />
          </div>
        )}
      </AnnouncerProvider>
    </LanguageProvider>
  );
}
