import { LEDGER_TABLES, type Draft, type LedgerKind } from "@kaiji/formats/ledger-table";
import { useState } from "react";
import { FormDialog } from "../parts/form-dialog.tsx";
import { useWords } from "../use-words.ts";
import { FieldBox } from "./field-box.tsx";
import { faultAt, findFaults } from "./find-faults.ts";

interface RecordFormProps {
  readonly kind: Exclude<LedgerKind, "system">;
  readonly title: string;
  readonly content: Readonly<Draft>;
  /** Fields to show, in this order. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly hints?: Readonly<Record<string, string>>;
  readonly systems: readonly { readonly id: string; readonly name: string }[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: (content: Draft) => void;
  readonly onClose: () => void;
}

/** A device or an ID: its fields in one dialog. */
export function RecordForm({ kind, title, content, fields, required, hints = {}, systems, error, isBusy, onSave, onClose }: RecordFormProps) {
  const words = useWords();
  const [draft, setDraft] = useState<Draft>({ ...content });
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const known = new Map(LEDGER_TABLES[kind].fields.map((field) => [field.id, field]));
  const save = () => {
    const found = findFaults(LEDGER_TABLES[kind].content, draft, words.ledger.faults);
    setFaults(found);
    if (found.size === 0) onSave(draft);
  };
  return (
    <FormDialog title={title} error={error} isBusy={isBusy} onSave={save} onClose={onClose} isChecked>
      <div className="grid gap-4 sm:grid-cols-2">
        {fields.map((id) => {
          const field = known.get(id);
          return field === undefined ? null : <FieldBox key={id} field={field} draft={draft} onChange={setDraft} fault={faultAt(faults, error, id)} hint={hints[id]} isRequired={required.includes(id)} systems={systems} />;
        })}
      </div>
    </FormDialog>
  );
}
