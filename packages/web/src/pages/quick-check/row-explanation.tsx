import type { Criterion, ItemNumber, OfficialSentence } from "@kaiji/domain";
import type { ReactNode } from "react";
import { useSpeaking } from "../../settings/language.tsx";

/** What a row means in plain words, what to ask, what may stand in for it, and where readers slip. */
export function RowExplanation({ criterion, official }: { readonly criterion: Criterion; readonly official: ReadonlyMap<ItemNumber, OfficialSentence> }) {
  const { language, words } = useSpeaking();
  const learned = criterion.items.flatMap((number) => official.get(number) ?? []);
  return (
    <dl className="grid gap-4 rounded-8 bg-band p-4 lg:grid-cols-2">
      {learned.length === 0 ? null : (
        <Point title={words.rows.official}>
          {learned.map(({ wording, title }) => (
            <span key={wording} className="block">
              「{wording}」<span className="block text-dns-14N-130 text-quiet">{title}</span>
            </span>
          ))}
        </Point>
      )}
      <Point title={words.rows.meaning}>{criterion.explanation[language]}</Point>
      <Point title={words.rows.ask}>{criterion.ask[language]}</Point>
      <Point title={words.rows.alternative}>{criterion.alternative[language]}</Point>
      {criterion.caution === undefined ? null : <Point title={words.rows.caution}>{criterion.caution[language]}</Point>}
      {criterion.dateRule === undefined ? null : (
        <Point title={words.rows.dateRule}>
          <span className="block">{criterion.dateRule.note[language]}</span>
          <span className="block">{criterion.dateRule.grace[language]}</span>
        </Point>
      )}
      {criterion.combineBecause === null ? null : (
        <Point title={words.rows.combine}>{criterion.combineBecause[language]}</Point>
      )}
      {criterion.confidence === "high" ? null : <Point title={words.rows.caution}>{words.rows.unsure}</Point>}
    </dl>
  );
}

function Point({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-dns-14B-130 text-quiet">{title}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}
