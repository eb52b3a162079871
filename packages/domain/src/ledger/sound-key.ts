import { nameKey } from "./name-key.ts";

/** Katakana by the consonant that they begin with; vowels and the long mark have none. */
const KANA: Readonly<Record<string, string>> = {
  カキクケコヵヶ: "k",
  ガギグゲゴ: "g",
  サシスセソザジズゼゾヂヅ: "s",
  タチツテト: "t",
  ダデド: "d",
  ナニヌネノン: "n",
  ハヒヘホ: "h",
  フ: "f",
  バビブベボヴ: "b",
  パピプペポ: "p",
  マミムメモ: "m",
  ラリルレロ: "r",
  ワヲ: "w",
  アイウエオァィゥェォャュョヤユヨッー: "",
};
const BY_LETTER: ReadonlyMap<string, string> = new Map(Object.entries(KANA).flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound] as const)));

/**
 * What a name sounds like in consonants, so that クラウドノート and Cloud Note, which no spelling joins, have one key.
 * Digits stay, kanji stay. It is a hint for a person, never proof.
 */
export function soundKey(name: string): string {
  const plain = nameKey(name);
  const katakana = [...plain].map((letter) => (letter >= "ぁ" && letter <= "ゖ" ? String.fromCodePoint(letter.codePointAt(0)! + 0x60) : letter)).join("");
  // ティ is ti, フォ is fo: the small vowel changes no consonant here.
  const sounds = katakana.replaceAll(/[a-z]+/gu, latinSounds).replaceAll(/[\u30a1-\u30fc]/gu, (letter) => BY_LETTER.get(letter) ?? "");
  return sounds.replaceAll(/n(?=[pbm])/gu, "m").replaceAll(/([a-z])\1+/gu, "$1");
}

function latinSounds(word: string): string {
  return word
    .replaceAll("ph", "f")
    .replaceAll("th", "s")
    .replaceAll(/ch(?![aeiou]|$)/gu, "k")
    .replaceAll("ch", "t")
    .replaceAll("ck", "k")
    .replaceAll("x", "ks")
    .replaceAll("qu", "k")
    .replaceAll(/c(?=[eiy])/gu, "s")
    .replaceAll(/g(?=[eiy])/gu, "s")
    .replaceAll("c", "k")
    .replaceAll("q", "k")
    .replaceAll("l", "r")
    .replaceAll("v", "b")
    .replaceAll(/[zj]/gu, "s")
    // サーバー is server, カード is card: Japanese ears hear no r after a vowel unless a vowel follows. l has become r above, so リンク keeps it.
    .replaceAll(/(?<=[aeiou])r(?![aeiouy])/gu, "")
    .replaceAll(/w(?![aeiou])/gu, "")
    .replaceAll(/[aeiouy]/gu, "");
}
