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
