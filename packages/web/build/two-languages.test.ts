import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isOtherLanguage } from "./two-languages.ts";

const INTL = fileURLToPath(new URL("../../../node_modules/react-aria/dist/private/intl/", import.meta.url));

it("of every part's sentences, those in Japanese and English stay", () => {
  const parts = readdirSync(INTL);
  expect(parts).toContain("menu");
  for (const part of parts) {
    const files = readdirSync(`${INTL}${part}`).filter((file) => file.endsWith(".mjs"));
    expect([part, files.filter((file) => !isOtherLanguage(`${INTL}${part}/${file}`))]).toEqual([part, ["en-US.mjs", "ja-JP.mjs"]]);
    expect(files.length).toBeGreaterThan(20);
  }
});

it.each(["/node_modules/react-aria/dist/private/menu/intlStrings.mjs", "/packages/web/src/words/fr-FR.mjs"])("%s is left alone", (file) => {
  expect(isOtherLanguage(file)).toBe(false);
});
