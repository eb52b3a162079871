import { LEDGER_TABLES, type LedgerKind, type PlannedRow } from "@kaiji/formats/ledger-table";
import { useState } from "react";
import { Icon, type IconName } from "../../parts/icon.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useWords } from "../use-words.ts";
import type { ImportPlan } from "./import-dialog.tsx";
import { marks } from "../../settings/page-language.ts";

const LOOK: Readonly<Record<PlannedRow["status"], { icon: IconName; words: string }>> = {
  new: { icon: "file", words: "text-met" },
  changed: { icon: "check", words: "text-accent" },
  unchanged: { icon: "dash", words: "text-quiet" },
  faulty: { icon: "cross", words: "text-not-met" },
};
const STATUSES = ["faulty", "new", "changed", "unchanged"] as const;
const MOST_SHOWN = 200;

/** What every row of a table would do: made, changed, nothing, or which cell is wrong. */
export function ImportPreview({ kind, plan }: { readonly kind: LedgerKind; readonly plan: ImportPlan }) {
  const { ledger } = useWords();
  const { language } = useSpeaking();
  const first = STATUSES.find((status) => plan.counts[status] > 0) ?? "new";
  const [chosen, setChosen] = useState<PlannedRow["status"] | null>(null);
  const status = chosen !== null && plan.counts[chosen] > 0 ? chosen : first;
  const fields = new Map(LEDGER_TABLES[kind].fields.map((field) => [field.id, field[language]]));
  const rows = plan.rows.filter((row) => row.status === status);
  return (
    <section aria-label={ledger.import.preview} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {STATUSES.map((one) => (
          <button key={one} type="button" aria-pressed={one === status} disabled={plan.counts[one] === 0} onClick={() => setChosen(one)} className="inline-flex min-h-11 items-center gap-2 rounded-8 border border-edge px-3 disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:font-bold">
            <span className={LOOK[one].words}>
              <Icon name={LOOK[one].icon} size={18} weight={2.6} />
            </span>
            {ledger.import.counts[one](plan.counts[one])}
          </button>
        ))}
      </div>
      {plan.newProviders.length > 0 ? <p>{ledger.import.newProviders(plan.newProviders.join(marks().comma))}</p> : null}
      <ScrollRegion label={ledger.import.counts[status](rows.length)}>
        <ul className="divide-y divide-line">
          {rows.slice(0, MOST_SHOWN).map((row) => (
            <li key={row.place} className="px-3 py-2">
              <span className="font-bold">{row.name || ledger.import.noName}</span> <span className="text-dns-14N-130 text-quiet">{row.place}</span>
              {row.changes.map(({ field, before, after }) => (
                <span key={field} className="block text-dns-16N-130 leading-170 whitespace-pre-line">
                  <span className="text-quiet">{fields.get(field) ?? field}: </span>
                  {before === "" ? ledger.nothing : before} → <strong>{after === "" ? ledger.nothing : after}</strong>
                </span>
              ))}
              {row.faults.map(({ place, field, code, text }) => (
                <span key={`${place}${code}${field}`} className="block text-dns-16N-130 leading-170 text-not-met">
                  {place} {field === null ? "" : `${fields.get(field) ?? field}: `}
                  {ledger.import.faults[code](text)}
                </span>
              ))}
            </li>
          ))}
          {rows.length > MOST_SHOWN ? <li className="px-3 py-2 text-quiet">{ledger.import.andMore(rows.length - MOST_SHOWN)}</li> : null}
        </ul>
      </ScrollRegion>
    </section>
  );
}
