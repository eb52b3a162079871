import type { FindingChange } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import type { FindingRecord } from "../api/answers.ts";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

interface WorkPartProps {
  readonly content: FindingRecord["content"];
  readonly isBusy: boolean;
  readonly onChange: (change: FindingChange) => void;
}

/** Who sees to it until when, and whether the provider was asked or has answered. */
export function WorkPart({ content, isBusy, onChange }: WorkPartProps) {
  const words = useWords();
  const { findings } = words;
  const [fields, setFields] = useState({ owner: content.owner ?? "", dueOn: content.dueOn ?? "", note: content.note ?? "" });
  const set = (name: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [name]: value }));
  const moves = [
    { state: "asked", label: findings.markAsked },
    { state: "answered", label: findings.markAnswered },
    { state: "open", label: findings.markOpen },
  ] as const;
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ owner: fields.owner === "" ? null : fields.owner, dueOn: fields.dueOn === "" ? null : fields.dueOn, note: fields.note });
      }}
    >
      <h3 className="font-bold">{findings.work}</h3>
      <p className="text-dns-14N-130 leading-170 text-quiet">{findings.workHint}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextBox label={findings.owner} value={fields.owner} onChange={set("owner")} />
        <TextBox label={findings.due} type="date" value={fields.dueOn} onChange={set("dueOn")} />
      </div>
      <TextBox label={findings.note} rows={2} value={fields.note} onChange={set("note")} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="small" variant="outline" isPending={isBusy}>
          {words.save}
        </Button>
        {moves
          .filter(({ state }) => state !== content.state)
          .map(({ state, label }) => (
            <Button key={state} size="small" variant="quiet" isPending={isBusy} onPress={() => onChange({ state })}>
              {label}
            </Button>
          ))}
      </div>
    </Form>
  );
}
