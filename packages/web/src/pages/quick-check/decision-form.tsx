import type { Criterion, Decision } from "@kaiji/domain";
import { useRef, useState } from "react";
import { FieldError, Form, Label, Radio, RadioGroup, Text, TextArea, TextField } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";

const CHOICES = ["met", "not-met", "not-applicable"] as const satisfies readonly Decision["status"][];

interface DecisionFormProps {
  readonly criterion: Criterion;
  readonly onDecide: (decision: Decision) => void;
}

/** Choice and reason, both required, for a row that the rules leave open. */
export function DecisionForm({ criterion, onDecide }: DecisionFormProps) {
  const { words } = useSpeaking();
  const [choice, setChoice] = useState<Decision["status"] | null>(null);
  const [reason, setReason] = useState("");
  const [wasTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const lacksChoice = wasTried && choice === null;
  const lacksReason = wasTried && reason.trim() === "";

  const save = () => {
    setTried(true);
    if (choice !== null && reason.trim() !== "") {
      onDecide({ criterion: criterion.id, status: choice, reason: reason.trim() });
      return;
    }
    form.current?.querySelector<HTMLElement>(choice === null ? "input" : "textarea")?.focus();
  };

  return (
    <Form
      ref={form}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="space-y-4 rounded-8 border border-line border-l-8 border-l-judgement bg-band p-4"
    >
      <div>
        <p className="text-std-16B-170">{words.decision.title}</p>
        <p className="text-dns-14N-130 leading-170">{words.decision.lead}</p>
      </div>
      <RadioGroup
        aria-label={words.decision.choice}
        value={choice}
        onChange={(value) => setChoice(CHOICES.find((one) => one === value) ?? null)}
        isInvalid={lacksChoice}
        isRequired
      >
        <div className="flex flex-wrap gap-2">
          {CHOICES.map((status) => (
            <Radio
              key={status}
              value={status}
              className="group flex min-h-11 cursor-pointer items-center gap-2 rounded-8 border border-edge bg-page px-4 data-focus-visible:outline-4 data-selected:border-accent data-selected:bg-accent-soft"
            >
              <span className="flex size-5 items-center justify-center rounded-full border-2 border-edge group-data-selected:border-accent">
                <span className="size-2.5 rounded-full group-data-selected:bg-accent" />
              </span>
              {words.decision.options[status]}
            </Radio>
          ))}
        </div>
        <FieldError className="mt-1 block font-bold text-not-met">{words.decision.choiceMissing}</FieldError>
      </RadioGroup>
      <TextField value={reason} onChange={setReason} isInvalid={lacksReason} isRequired className="flex flex-col gap-1">
        <Label className="text-dns-16B-130">{words.decision.reason}</Label>
        <Text slot="description" className="text-dns-14N-130 leading-170">
          {words.decision.reasonHint}
        </Text>
        <TextArea rows={2} className="w-full rounded-8 border border-edge bg-page px-4 py-2 data-invalid:border-not-met" />
        <FieldError className="font-bold text-not-met">{words.decision.reasonMissing}</FieldError>
      </TextField>
      <Button type="submit">{words.decision.save}</Button>
    </Form>
  );
}
