import type { BulkEdit, LedgerChangeContent } from "@kaiji/formats/api";
import { LEDGER_TABLES, type Draft, type LedgerKind } from "@kaiji/formats/ledger-table";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ApiRecord, ProviderRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ENGAGEMENT_ROLES } from "./engagement-fields.tsx";
import { FieldBox } from "./field-box.tsx";

export type LedgerChangeRecord = ApiRecord<LedgerChangeContent>;

/** What can be set for several rows at once, by kind. */
const SETTABLE: Readonly<Record<LedgerKind, readonly string[]>> = {
  system: ["owner", "renewalOn", "criticality", "status", "location", "delivery"],
  device: ["status", "returnedOn", "consentOn", "note"],
  account_entry: ["checkedOn", "status", "removedOn", "note"],
};

interface BulkEditFormProps {
  readonly kind: LedgerKind;
  readonly rows: readonly { readonly id: string; readonly version: number }[];
  readonly providers: readonly ProviderRecord[];
  readonly onDone: (change: LedgerChangeRecord) => void;
  readonly onClose: () => void;
}

/** The same change for the chosen rows: only what is ticked is set. */
export function BulkEditForm({ kind, rows, providers, onDone, onClose }: BulkEditFormProps) {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [draft, setDraft] = useState<Draft>({});
  const [provider, setProvider] = useState<NonNullable<BulkEdit["provider"]>>({ providerId: providers[0]?.id ?? "", role: "maintenance" });
  const edit = useMutation({
    mutationFn: (body: BulkEdit) => ask<LedgerChangeRecord>("POST", `${base}/bulk-edits`, { body }),
    onSuccess: async (change) => {
      await queries.invalidateQueries({ queryKey: [base] });
      onDone(change);
    },
  });
  const toggle = (id: string, isOn: boolean) => setChosen((before) => (isOn ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id))));
  const run = () =>
    edit.mutate({
      kind,
      rows: rows.map(({ id, version }) => ({ id, version })),
      set: Object.fromEntries([...chosen].filter((id) => id !== "provider").map((id) => [id, draft[id] ?? null])) as BulkEdit["set"],
      ...(chosen.has("provider") ? { provider } : {}),
    });
  const fields = LEDGER_TABLES[kind].fields.filter(({ id }) => SETTABLE[kind].includes(id));
  const box = (id: string, label: string) => (
    <label className="flex min-h-11 items-center gap-3">
      <input type="checkbox" className="size-6" checked={chosen.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
      <span>{ledger.setField(label)}</span>
    </label>
  );
  return (
    <ModalDialog title={ledger.bulkTitle(rows.length)} isOpen onClose={onClose}>
      <p className="text-quiet">{ledger.bulkLead}</p>
      <ProblemNotice error={edit.error} />
      <Form
        className="flex flex-col gap-3"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {fields.map((field) => (
          <div key={field.id} className="border-b border-line pb-3">
            {box(field.id, field[language])}
            {chosen.has(field.id) ? <FieldBox field={field} draft={draft} onChange={setDraft} isRequired={field.id === "status" || field.id === "delivery"} /> : null}
          </div>
        ))}
        {kind === "system" && providers.length > 0 ? (
          <div className="pb-3">
            {box("provider", ledger.provider)}
            {chosen.has("provider") ? (
              <div className="grid gap-3 sm:grid-cols-2">
                <SelectBox label={ledger.provider} value={provider.providerId} options={providers.map(({ id, content }) => ({ value: id, label: content.name }))} onChange={(providerId) => setProvider({ ...provider, providerId })} />
                <SelectBox label={ledger.role} value={provider.role} options={ENGAGEMENT_ROLES.map((value) => ({ value, label: ledger.roles[value] }))} onChange={(role) => setProvider({ ...provider, role: role as "dealer" })} />
              </div>
            ) : null}
          </div>
        ) : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" isDisabled={chosen.size === 0} isPending={edit.isPending}>
            {ledger.bulkRun(rows.length)}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}
