import { retellSystemPart } from "@kaiji/formats";
import type { AskedRow } from "@kaiji/formats/api";
import { useSpeaking } from "../../settings/language.tsx";
import { useCriteria } from "../use-criteria.ts";

/** What a request asks for in the page's language: the request itself keeps it as the letter has it, in Japanese. */
export function useAskedWords() {
  const { language } = useSpeaking();
  const { find } = useCriteria();
  return {
    labelOf: ({ criterionId, label }: Pick<AskedRow, "criterionId" | "label">) => (language === "ja" || criterionId === null ? label : (find(criterionId)?.label[language] ?? label)),
    systemOf: (systemName: string) => retellSystemPart(systemName, language),
  };
}
