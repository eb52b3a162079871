import type { Standing, StandingProduct } from "@kaiji/domain";
import { ListView } from "../parts/list/list-view.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

/** A standing, field by field: what an overseer sees is what the institution sees beforehand. */
export function StandingView({ standing, list }: { readonly standing: Standing; readonly list: string }) {
  const { oversight } = useWords();
  const criteria = useCriteria();
  const { systems, findings, rows, products } = standing;
  const labels = (ids: readonly string[]) => ids.map((id) => criteria.labelOf(id)).join(marks().comma);
  const openOf = ({ unanswered, needsJudgement }: StandingProduct) => [...unanswered, ...needsJudgement];
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-12 border border-line bg-band p-4">
        <dt className="text-quiet">{oversight.systems}</dt>
        <dd>{oversight.complete(systems.complete, systems.inUse)}</dd>
        <dt className="text-quiet">{oversight.findings}</dt>
        <dd>{oversight.findingsOf(findings.open, findings.decided, findings.overdue)}</dd>
        <dt className="text-quiet">{oversight.rows}</dt>
        <dd>{oversight.rowsOf(rows.met, rows.notMet, rows.notApplicable, rows.unanswered, rows.needsJudgement)}</dd>
      </dl>
      <ListView
        list={list}
        filterBy={["provider", "form", "verdict"]}
        isApart
        caption={oversight.product}
        rows={products}
        keyOf={(product) => `${product.form}${product.name}${product.version}`}
        nameOf={({ name }) => name}
        empty={null}
        columns={[
          { id: "name", heading: oversight.product, isRowHeading: true, text: ({ name, version }) => `${name} ${version ?? ""}`, cell: ({ name, version }) => `${name} ${version ?? ""}` },
          { id: "provider", heading: oversight.provider, text: ({ provider }) => provider ?? "", cell: ({ provider }) => provider ?? "" },
          { id: "form", heading: oversight.form, text: ({ form, edition }) => `${form.toUpperCase()} ${edition ?? ""}`, cell: ({ form, edition }) => `${form.toUpperCase()} ${edition ?? ""}` },
          { id: "date", heading: oversight.date, text: ({ date }) => date ?? "", cell: ({ date }) => date ?? "" },
          { id: "verdict", heading: oversight.verdict, text: ({ verdict }) => verdictWord(oversight.verdicts, verdict), cell: ({ verdict }) => verdictWord(oversight.verdicts, verdict) },
          { id: "notMet", heading: oversight.notMet, text: ({ notMet }) => labels(notMet), order: ({ notMet }) => notMet.length, cell: ({ notMet }) => <Rows count={notMet.length} text={labels(notMet)} /> },
          { id: "open", heading: oversight.open, text: (product) => labels(openOf(product)), order: (product) => openOf(product).length, cell: (product) => <Rows count={openOf(product).length} text={labels(openOf(product))} /> },
        ]}
      />
    </div>
  );
}

function Rows({ count, text }: { readonly count: number; readonly text: string }) {
  if (count === 0) return <>0</>;
  return (
    <details>
      <summary className="min-h-9 cursor-pointer text-link underline">{count}</summary>
      {text}
    </details>
  );
}

/** The word for a verdict; the verdict itself when there is none. */
export function verdictWord(words: Readonly<Record<string, string>>, verdict: string): string {
  return words[verdict] ?? verdict;
}
