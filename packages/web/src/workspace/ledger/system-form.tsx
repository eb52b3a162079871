import { SYSTEM_KINDS } from "@kaiji/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

type Content = SystemRecord["content"];

interface SystemFormProps {
  readonly title: string;
  readonly content: Content;
  readonly providers: readonly ProviderRecord[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: (content: Content) => void;
  readonly onClose: () => void;
}

const DELIVERIES = ["on-premise", "cloud", "device", "network"] as const;
const CRITICALITIES = ["high", "medium", "low"] as const;
const PARTIES = ["unknown", "contract", "unwritten", "self", "nobody", "none-there"] as const;
const UPDATED = ["server", "pc", "network"] as const;

/** All that the ledger says of one system. */
export function SystemForm({ title, content, providers, error, isBusy, onSave, onClose }: SystemFormProps) {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const [draft, setDraft] = useState<Content>(content);
  const set = <Name extends keyof Content>(name: Name, value: Content[Name] | undefined) => setDraft((before) => withField(before, name, value));
  const text = (name: "name" | "product" | "version" | "owner" | "location" | "note" | "renewalOn") => ({ value: draft[name] ?? "", onChange: (value: string) => set(name, value === "" && name !== "name" ? undefined : value), fault: faultOf(error, name) });
  const updates = draft.updates ?? { server: "unknown", pc: "unknown", network: "unknown" };
  return (
    <ModalDialog title={title} isOpen onClose={onClose}>
      <ProblemNotice error={error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(draft);
        }}
      >
        <TextBox label={ledger.name} isRequired {...text("name")} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectBox
            label={ledger.kind}
            value={draft.kind}
            options={[...SYSTEM_KINDS.map((kind) => ({ value: kind.id, label: kind.label[language] })), ...(SYSTEM_KINDS.some(({ id }) => id === draft.kind) ? [] : [{ value: draft.kind, label: draft.kind }])]}
            onChange={(value) => set("kind", value)}
          />
          <SelectBox label={ledger.delivery} value={draft.delivery} options={DELIVERIES.map((value) => ({ value, label: ledger.deliveries[value] }))} onChange={(value) => set("delivery", value as Content["delivery"])} />
          <TextBox label={ledger.product} hint={ledger.productHint} {...text("product")} />
          <TextBox label={ledger.version} {...text("version")} />
          <SelectBox
            label={ledger.provider}
            value={draft.providers[0]?.providerId ?? ""}
            options={[{ value: "", label: ledger.noProvider }, ...providers.map(({ id, content: provider }) => ({ value: id, label: provider.name }))]}
            onChange={(providerId) => set("providers", providerId === "" ? [] : [{ providerId, role: draft.delivery === "cloud" ? "service-provider" : "manufacturer" }, ...draft.providers.slice(1)])}
          />
          <SelectBox label={ledger.criticality} value={draft.criticality ?? ""} options={[{ value: "", label: "－" }, ...CRITICALITIES.map((value) => ({ value, label: ledger.criticalities[value] }))]} onChange={(value) => set("criticality", value === "" ? undefined : (value as "high"))} />
        </div>
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5" checked={draft.hasRemoteMaintenance} onChange={(event) => set("hasRemoteMaintenance", event.target.checked)} />
          {ledger.remote}
        </label>
        <fieldset className="rounded-8 border border-line p-3">
          <legend className="px-1 font-bold">{ledger.updates}</legend>
          <div className="grid gap-3 sm:grid-cols-3">
            {UPDATED.map((what) => (
              <SelectBox key={what} label={ledger.updateOf[what]} value={updates[what]} options={PARTIES.map((value) => ({ value, label: ledger.parties[value] }))} onChange={(value) => set("updates", { ...updates, [what]: value as "self" })} />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextBox label={ledger.owner} {...text("owner")} />
          <TextBox label={ledger.location} {...text("location")} />
          <TextBox label={ledger.renewal} type="date" {...text("renewalOn")} />
        </div>
        <TextBox label={ledger.note} rows={3} {...text("note")} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" isPending={isBusy}>
            {words.save}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}

/** A copy with one field set, or taken away. */
function withField<Name extends keyof Content>(content: Content, name: Name, value: Content[Name] | undefined): Content {
  const { [name]: _, ...rest } = content;
  return (value === undefined ? rest : { ...rest, [name]: value }) as Content;
}
