import type { SystemNeeds } from "@kaiji/domain";
import { useWords } from "../use-words.ts";

/** Which forms a system needs, in a word each; the reasons stand on the system's own page. */
export function NeededForms({ needs }: { readonly needs: SystemNeeds }) {
  const { needed, ledger } = useWords();
  if (needs.isInScope === false) return <span className="text-quiet">{needed.outOfScope}</span>;
  return (
    <span>
      {needs.disclosures.map(({ form, isCertain }) => (
        <span key={form} className="block">
          <strong>{form.toUpperCase()}</strong>
          {isCertain ? "" : needed.maybe}
        </span>
      ))}
      {needs.missing.length > 0 ? <span className="block text-dns-14N-130 leading-170 text-unanswered">{ledger.toFindOut(needs.missing.length)}</span> : null}
    </span>
  );
}
