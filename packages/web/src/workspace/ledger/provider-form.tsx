import { providerContent } from "@kaiji/formats/api";
import type { Draft } from "@kaiji/formats/ledger-table";
import { useState } from "react";
import type { ProviderRecord } from "../api/answers.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { faultAt, findFaults } from "./find-faults.ts";

type Content = ProviderRecord["content"];

interface ProviderFormProps {
  readonly title: string;
  readonly content: Content;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: (content: Content) => void;
  readonly onClose: () => void;
}

const FIELDS = ["name", "contactName", "email", "phone"] as const;

/** Who a provider is and how to reach them. What is emptied is taken away. */
export function ProviderForm({ title, content, error, isBusy, onSave, onClose }: ProviderFormProps) {
  const { ledger } = useWords();
  const [draft, setDraft] = useState<Content>(content);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const put = (name: (typeof FIELDS)[number], text: string) => {
    const { [name]: _, ...rest } = draft;
    setDraft((text === "" && name !== "name" ? rest : { ...draft, [name]: text }) as Content);
  };
  const save = () => {
    const found = findFaults(providerContent, draft as unknown as Draft, ledger.faults);
    setFaults(found);
    if (found.size === 0) onSave(draft);
  };
  return (
    <FormDialog isChecked title={title} error={error} isBusy={isBusy} onSave={save} onClose={onClose} width="narrow">
      {FIELDS.map((name) => (
        <TextBox key={name} label={ledger[name]} type={name === "email" ? "email" : "text"} isRequired={name === "name"} value={draft[name] ?? ""} onChange={(text) => put(name, text)} fault={faultAt(faults, error, name)} />
      ))}
    </FormDialog>
  );
}
