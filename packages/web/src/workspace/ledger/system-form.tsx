import { systemContent, type SystemContent } from "@kaiji/formats/api";
import { LEDGER_TABLES, type Draft } from "@kaiji/formats/ledger-table";
import { useState } from "react";
import type { ProviderRecord } from "../api/answers.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useWords } from "../use-words.ts";
import { EngagementFields } from "./engagement-fields.tsx";
import { FieldBox } from "./field-box.tsx";
import { faultAt, findFaults } from "./find-faults.ts";

interface SystemFormProps {
  readonly title: string;
  readonly content: SystemContent;
  readonly providers: readonly ProviderRecord[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: (content: SystemContent) => void;
  readonly onClose: () => void;
}

const PARTIES = ["unknown", "contract", "unwritten", "self", "nobody", "none-there"] as const;
const UPDATED = ["server", "pc", "network"] as const;
/** What a clinic needs to say first. All else is under "more". */
const FIRST = ["kind", "delivery", "product", "version"];
const MORE: Readonly<Record<"contract" | "place" | "use" | "plan", readonly string[]>> = {
  contract: ["contract.name", "contract.startsOn", "contract.renewedOn", "contract.endsOn", "contract.coversUpdates", "outsourced"],
  place: ["location", "count"],
  use: ["information", "connections"],
  plan: ["criticality", "renewalOn", "status", "note"],
};
const REQUIRED = new Set(["name", "kind", "delivery", "hasRemoteMaintenance", "status"]);
const FIELDS = new Map(LEDGER_TABLES.system.fields.map((field) => [field.id, field]));

/** All that the ledger says of one system: the few things that every institution needs first, the rest under "more". */
export function SystemForm({ title, content, providers, error, isBusy, onSave, onClose }: SystemFormProps) {
  const words = useWords();
  const { ledger } = words;
  const [draft, setDraft] = useState<SystemContent>(content);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [isMore, setIsMore] = useState(false);
  const hints: Readonly<Record<string, string>> = { product: ledger.productHint, "contract.renewedOn": ledger.renewedHint };
  const box = (id: string) => {
    const field = FIELDS.get(id);
    return field === undefined ? null : <FieldBox key={id} field={field} draft={draft as unknown as Draft} onChange={(next) => setDraft(next as unknown as SystemContent)} fault={faultAt(faults, error, id)} hint={hints[id]} isRequired={REQUIRED.has(id)} />;
  };
  const updates = draft.updates ?? { server: "unknown", pc: "unknown", network: "unknown" };
  const save = () => {
    const found = findFaults(systemContent, draft as unknown as Draft, ledger.faults);
    setFaults(found);
    if (found.size === 0) return onSave(draft);
    if ([...found.keys()].some((path) => Object.values(MORE).flat().includes(path))) setIsMore(true);
  };
  return (
    <FormDialog title={title} error={error} isBusy={isBusy} onSave={save} onClose={onClose} isChecked>
      {box("name")}
      <div className="grid gap-4 sm:grid-cols-2">{FIRST.map(box)}</div>
      {box("hasRemoteMaintenance")}
      <EngagementFields engagements={draft.providers} providers={providers} role={draft.delivery === "cloud" ? "service-provider" : "manufacturer"} onChange={(engagements) => setDraft({ ...draft, providers: engagements })} />
      <fieldset className="rounded-8 border border-line p-3">
        <legend className="px-1 font-bold">{ledger.updates}</legend>
        <div className="grid gap-3 sm:grid-cols-3">
          {UPDATED.map((what) => (
            <SelectBox key={what} label={ledger.updateOf[what]} value={updates[what]} options={PARTIES.map((value) => ({ value, label: ledger.parties[value] }))} onChange={(value) => setDraft({ ...draft, updates: { ...updates, [what]: value as "self" } })} />
          ))}
        </div>
      </fieldset>
      {box("owner")}
      <details open={isMore} onToggle={(event) => setIsMore(event.currentTarget.open)} className="rounded-8 border border-line p-3">
        <summary className="min-h-9 cursor-pointer font-bold">{ledger.more}</summary>
        <div className="mt-3 flex flex-col gap-5">
          {(Object.keys(MORE) as (keyof typeof MORE)[]).map((group) => (
            <section key={group} aria-label={ledger.groups[group]} className="flex flex-col gap-3">
              <h3 className="text-std-17B-170">{ledger.groups[group]}</h3>
              <div className="grid gap-4 sm:grid-cols-2">{MORE[group].map(box)}</div>
            </section>
          ))}
        </div>
      </details>
    </FormDialog>
  );
}
