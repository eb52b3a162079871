import type { RowDecisionContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

interface DecisionPartProps {
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onDecide: (decision: RowDecisionContent) => void;
}

const STATUSES = ["met", "not-met", "not-applicable"] as const;

/** A person decides a row whose answers leave it open, with a reason. */
export function DecisionPart({ error, isBusy, onDecide }: DecisionPartProps) {
  const { findings } = useWords();
  const [status, setStatus] = useState<RowDecisionContent["status"]>("not-met");
  const [reason, setReason] = useState("");
  return (
    <Form
      className="flex flex-col gap-3 rounded-12 border border-judgement p-4"
      onSubmit={(event) => {
        event.preventDefault();
        onDecide({ status, reason });
      }}
    >
      <h3 className="font-bold">{findings.decideHeading}</h3>
      <p className="text-dns-14N-130 leading-170 text-quiet">{findings.decideLead}</p>
      <SelectBox label={findings.decideAs} value={status} options={STATUSES.map((value) => ({ value, label: findings.decisions[value] }))} onChange={(value) => setStatus(value as RowDecisionContent["status"])} />
      <TextBox label={findings.because} rows={2} isRequired value={reason} onChange={setReason} fault={faultOf(error, "reason")} />
      <div className="flex justify-end">
        <Button type="submit" variant="outline" isPending={isBusy}>
          {findings.decide}
        </Button>
      </div>
    </Form>
  );
}
