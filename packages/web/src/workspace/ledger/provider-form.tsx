import { useState } from "react";
import type { ProviderRecord } from "../api/answers.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

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

/** Who a provider is and how to reach them. */
export function ProviderForm({ title, content, error, isBusy, onSave, onClose }: ProviderFormProps) {
  const { ledger } = useWords();
  const [draft, setDraft] = useState<Readonly<Record<(typeof FIELDS)[number], string>>>({ name: content.name, contactName: content.contactName ?? "", email: content.email ?? "", phone: content.phone ?? "" });
  const save = () => onSave({ ...content, ...(Object.fromEntries(FIELDS.filter((name) => draft[name] !== "").map((name) => [name, draft[name]])) as Pick<Content, "name">) });
  return (
    <FormDialog title={title} error={error} isBusy={isBusy} onSave={save} onClose={onClose} width="narrow">
      {FIELDS.map((name) => (
        <TextBox key={name} label={ledger[name]} type={name === "email" ? "email" : "text"} isRequired={name === "name"} value={draft[name]} onChange={(value) => setDraft({ ...draft, [name]: value })} fault={faultOf(error, name)} />
      ))}
    </FormDialog>
  );
}
