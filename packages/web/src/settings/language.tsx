import type { Language } from "@kaiji/domain";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { en } from "../words/en.ts";
import { ja, type Words } from "../words/ja.ts";
import { ANSWER_PATH, currentPage } from "./pages.ts";
import { findRemembered, saveRemembered } from "./remembered.ts";

interface Speaking {
  readonly language: Language;
  readonly words: Words;
  readonly speak: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking | null>(null);

/** Chooses the page's language (Japanese unless chosen otherwise), tells the document, and remembers the choice. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => told(findRemembered("language") === "en" ? "en" : "ja"));
  const words = language === "ja" ? ja : en;

  useEffect(() => {
    // The page for providers names itself.
    if (location.pathname === ANSWER_PATH) return;
    document.title = currentPage() === "check" ? words.app.documentTitle : words.pages.title(words.pages[currentPage()]);
  }, [words]);

  const speak = (chosen: Language) => {
    saveRemembered("language", chosen);
    setLanguage(told(chosen));
  };

  return (
    <SpeakingContext value={{ language, words, speak }}>
      <I18nProvider locale={language === "ja" ? "ja-JP" : "en-US"}>{children}</I18nProvider>
    </SpeakingContext>
  );
}

/** The document knows the language before anything is drawn in it. */
function told(language: Language): Language {
  document.documentElement.lang = language;
  return language;
}

/** The page's language and its words. Throws outside a `LanguageProvider`. */
export function useSpeaking(): Speaking {
  const speaking = useContext(SpeakingContext);
  if (speaking === null) throw new Error("useSpeaking needs a LanguageProvider above it");
  return speaking;
}
