import type { SystemNeeds } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { useSpeaking } from "../../settings/language.tsx";
import { useWords } from "../use-words.ts";

/** Which forms a system needs, in a word each; the reasons stand on the system's own page. */
export function NeededForms({ needs }: { readonly needs: SystemNeeds }) {
  const { needed, ledger } = useWords();
  const { language } = useSpeaking();
  if (needs.isInScope === false) return <span className="text-quiet">{needed.outOfScope}</span>;
  return (
    <span>
      {needs.disclosures.map(({ form, part, isCertain }) => (
        <span key={`${form} ${part}`} className="block">
          <strong>{systemPartName(form.toUpperCase(), part, language)}</strong>
          {isCertain ? "" : needed.maybe}
        </span>
      ))}
      {needs.missing.length > 0 ? <span className="block text-dns-14N-130 leading-170 text-unanswered">{ledger.toFindOut(needs.missing.length)}</span> : null}
    </span>
  );
}
