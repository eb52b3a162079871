import type { SystemNeeds } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { useSpeaking } from "../../settings/language.tsx";
import { useWords } from "../use-words.ts";

/** The disclosures that a system needs, who writes each and why; and what is still to be found out. */
export function NeededList({ needs }: { readonly needs: SystemNeeds }) {
  const { language } = useSpeaking();
  const { needed } = useWords();
  if (needs.isInScope === false) return <span className="text-quiet">{needed.outOfScope}</span>;
  const reasons = needs.rules.map(({ because }) => because[language]);
  return (
    <ul className="flex flex-col gap-1">
      {needs.disclosures.map(({ form, part, writers, isCertain, rules }) => (
        <li key={`${form} ${part}`}>
          <span className="font-bold">{systemPartName(form.toUpperCase(), part, language)}</span>
          {isCertain ? "" : needed.maybe} {needed.writtenBy(writers.map((writer) => needed.writers[writer]).join(needed.or))}
          <span className="block text-dns-14N-130 leading-170 text-quiet">{rules[0]?.because[language]}</span>
        </li>
      ))}
      {needs.disclosures.length === 0 && reasons.length > 0 ? <li className="text-dns-14N-130 leading-170 text-quiet">{reasons[0]}</li> : null}
      {needs.missing.map((fact) => (
        <li key={fact.id} className="text-dns-14N-130 leading-170 text-unanswered">
          {needed.findOut(fact.ask[language])}
        </li>
      ))}
    </ul>
  );
}
