import type { FindingRecord } from "../api/answers.ts";
import { useWords } from "../use-words.ts";
import { findingDay, treatmentOf } from "./finding-facts.ts";
import { marks } from "../../settings/page-language.ts";

/** A finding in one line: where it stands, how it is dealt with, by whom, until when. */
export function FindingLine({ finding: { content } }: { readonly finding: FindingRecord }) {
  const { findings } = useWords();
  const treatment = treatmentOf(content);
  const due = findingDay(content);
  const owner = treatment?.owner ?? content.owner ?? null;
  return (
    <p>
      <span className="font-bold">{findings.states[content.state]}</span>
      {treatment === null ? "" : `${marks().gap}${findings.kinds[treatment.kind]}${marks().colon}${treatment.reason}`}
      {owner === null ? "" : `${marks().gap}${findings.owner}${marks().colon}${owner}`}
      {due === null ? "" : `${marks().gap}${findings.due}${marks().colon}${due}`}
    </p>
  );
}
