import type { Language } from "@kaiji/domain";
import { useState } from "react";
import { currentPage, PAGE_NAMES, PAGES } from "../settings/pages.ts";
import { useSpeaking } from "../settings/language.tsx";
import { useTheme } from "../settings/theme.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { MenuButton } from "./menu-button.tsx";

/** Name of the product, language and theme, and the way past them for keyboards. */
export function SiteHeader() {
  const { language, words, speak } = useSpeaking();
  const [theme, setTheme] = useTheme();
  const [isOpen, setIsOpen] = useState(false);
  const other: Language = language === "ja" ? "en" : "ja";
  const otherTheme = theme === "dark" ? "light" : "dark";

  return (
    <header className="on-screen border-b border-line bg-page">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-2 focus:z-10 focus:bg-page focus:px-4 focus:py-2 focus:text-link focus:underline"
      >
        {words.app.skip}
      </a>
      <div className="mx-auto flex max-w-7xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 md:px-8">
        <p className="flex items-center gap-3">
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span className="text-std-20B-150">Kaiji</span>
          <span className="text-std-16N-170 text-quiet max-sm:sr-only">{words.app.tagline}</span>
        </p>
        <nav id="pages" aria-label={words.pages.label} className={`order-last flex w-full flex-wrap gap-x-4 xl:order-none xl:ml-auto xl:w-auto ${isOpen ? "" : "max-sm:hidden"}`}>
          {PAGE_NAMES.map((name) => (
            <a
              key={name}
              href={PAGES[name]}
              aria-current={currentPage() === name ? "page" : undefined}
              className="inline-flex min-h-11 items-center text-oln-16B-100 text-link hover:underline aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-3 aria-[current=page]:underline-offset-8"
            >
              {words.pages[name]}
            </a>
          ))}
        </nav>
        <div className="flex items-center gap-1">
          <span className="sm:hidden">
            <MenuButton isOpen={isOpen} controls="pages" label={words.pages.menu} onToggle={() => setIsOpen(!isOpen)} />
          </span>
          <Button variant="text" onPress={() => speak(other)} lang={other} aria-label={words.app.switchLanguage}>
            {words.app.otherLanguage}
          </Button>
          <Button variant="text" onPress={() => setTheme(otherTheme)} aria-label={words.app.switchTheme[otherTheme]}>
            <Icon name={otherTheme === "dark" ? "moon" : "sun"} />
            <span className="max-sm:sr-only">{words.app.theme[otherTheme]}</span>
          </Button>
        </div>
      </div>
    </header>
  );
}
