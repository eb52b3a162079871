import { useEffect, useState } from "react";
import { findRemembered, saveRemembered } from "./remembered.ts";

export type Theme = "light" | "dark";

const DARK = "(prefers-color-scheme: dark)";

/** The theme in force: the one chosen here before, else the device's. Marks the document with it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [chosen, setChosen] = useState<Theme | null>(() => asTheme(findRemembered("theme")));
  const [device, setDevice] = useState<Theme>(() => (matchMedia(DARK).matches ? "dark" : "light"));
  const theme = chosen ?? device;

  useEffect(() => {
    const query = matchMedia(DARK);
    const follow = () => setDevice(query.matches ? "dark" : "light");
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);

  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  return [
    theme,
    (next) => {
      saveRemembered("theme", next);
      setChosen(next);
    },
  ];
}

function asTheme(text: string | null): Theme | null {
  return text === "light" || text === "dark" ? text : null;
}
