import type { RowDecisionContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import type { DecidedElsewhere } from "./decided-elsewhere.ts";

interface DecisionPartProps {
  /** What was decided on the same row of the same original for another system. */
  readonly elsewhere: readonly DecidedElsewhere[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onDecide: (decision: RowDecisionContent) => void;
}

const MOST_REASON = 4000;
const STATUSES = ["met", "not-met", "not-applicable"] as const;

/** A person decides a row whose answers leave it open, with a reason. */
export function DecisionPart({ elsewhere, error, isBusy, onDecide }: DecisionPartProps) {
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
      {elsewhere.map((one) => (
        <div key={one.disclosureId} className="flex flex-col items-start gap-2 rounded-8 bg-band p-3">
          <p>
            {findings.decidedElsewhere(one.systemName, findings.decisions[one.status], one.byName, one.at.slice(0, 10))}
            <span className="block whitespace-pre-wrap">{one.reason}</span>
          </p>
          <Button variant="outline" size="small" isPending={isBusy} onPress={() => onDecide({ status: one.status, reason: findings.sameReason(one.reason, one.systemName).slice(0, MOST_REASON) })}>
            {findings.decideAlike(findings.decisions[one.status])}
          </Button>
        </div>
      ))}
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
