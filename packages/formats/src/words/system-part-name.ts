import { REMOTE_MAINTENANCE, type Language, type SystemPart } from "@kaiji/domain";

/** What a part of a system is called; a part that a person named keeps that name. */
export function partName(part: string, language: Language): string {
  return part === REMOTE_MAINTENANCE ? { ja: "遠隔保守", en: "remote maintenance" }[language] : part;
}

/** A system's name with the part that is meant: 「電子カルテ（遠隔保守）」. */
export function systemPartName(name: string, part: SystemPart | undefined, language: Language): string {
  if (part === null || part === undefined) return name;
  return language === "ja" ? `${name}（${partName(part, language)}）` : `${name} (${partName(part, language)})`;
}

/** A name of a system's part that was told and kept in Japanese, in the page's language; a part that a person named stays so. */
export function retellSystemPart(told: string, language: Language): string {
  const tail = systemPartName("", REMOTE_MAINTENANCE, "ja");
  return language !== "ja" && told.endsWith(tail) ? systemPartName(told.slice(0, -tail.length), REMOTE_MAINTENANCE, language) : told;
}
