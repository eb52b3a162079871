import { TREATMENT_KINDS, type RiskStep, type TreatmentKind } from "@kaiji/domain";
import type { TreatmentContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import type { ClauseRecord } from "../api/answers.ts";
import { faultOf } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";

interface TreatmentFormProps {
  readonly treatment: TreatmentContent | null;
  readonly clauses: readonly ClauseRecord[];
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onSave: (treatment: TreatmentContent) => void;
}

const STEPS = [1, 2, 3] as const;

/** How a finding is dealt with: by which kind, why, by whom, until when, and how large the risk is. */
export function TreatmentForm({ treatment, clauses, error, isBusy, onSave }: TreatmentFormProps) {
  const words = useWords();
  const { findings } = words;
  const [kind, setKind] = useState<TreatmentKind>(treatment?.kind ?? "provider-alternative");
  const [fields, setFields] = useState({ reason: treatment?.reason ?? "", owner: treatment?.owner ?? "", dueOn: treatment?.dueOn ?? "", expiresOn: treatment?.expiresOn ?? "", clauseId: treatment?.clauseId ?? "", likelihood: String(treatment?.likelihood ?? ""), impact: String(treatment?.impact ?? "") });
  const set = (name: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [name]: value }));
  const risk = fields.likelihood === "" || fields.impact === "" ? null : Number(fields.likelihood) * Number(fields.impact);
  const save = () =>
    onSave({
      kind,
      reason: fields.reason,
      owner: fields.owner,
      ...(fields.dueOn === "" ? {} : { dueOn: fields.dueOn }),
      ...(fields.expiresOn === "" || kind !== "accepted-risk" ? {} : { expiresOn: fields.expiresOn }),
      ...(fields.clauseId === "" || kind !== "rulebook-clause" ? {} : { clauseId: fields.clauseId }),
      ...(fields.likelihood === "" ? {} : { likelihood: Number(fields.likelihood) as RiskStep }),
      ...(fields.impact === "" ? {} : { impact: Number(fields.impact) as RiskStep }),
    });
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SelectBox label={findings.kind} value={kind} options={TREATMENT_KINDS.map((value) => ({ value, label: findings.kinds[value] }))} onChange={(value) => setKind(value as TreatmentKind)} />
      {kind === "rulebook-clause" ? (
        <SelectBox label={findings.clause} value={fields.clauseId} options={[{ value: "", label: findings.noClause }, ...clauses.map(({ id, content }) => ({ value: id, label: `${content.number} ${content.title}` }))]} onChange={set("clauseId")} />
      ) : null}
      {faultOf(error, "treatment.clauseId") === undefined ? null : <p className="text-not-met">{faultOf(error, "treatment.clauseId")}</p>}
      <TextBox label={findings.reason} hint={findings.reasonHint} rows={4} isRequired value={fields.reason} onChange={set("reason")} fault={faultOf(error, "treatment.reason")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextBox label={findings.owner} isRequired value={fields.owner} onChange={set("owner")} fault={faultOf(error, "treatment.owner")} />
        {kind === "accepted-risk" ? (
          <TextBox label={findings.expiresOn} type="date" isRequired value={fields.expiresOn} onChange={set("expiresOn")} fault={faultOf(error, "treatment.expiresOn")} />
        ) : (
          <TextBox label={findings.dueOn} type="date" isRequired={kind === "replacement"} value={fields.dueOn} onChange={set("dueOn")} fault={faultOf(error, "treatment.dueOn")} />
        )}
        <SelectBox label={findings.likelihood} value={fields.likelihood} options={[{ value: "", label: "－" }, ...STEPS.map((step) => ({ value: String(step), label: findings.scale.likelihood[step - 1] ?? "" }))]} onChange={set("likelihood")} />
        <SelectBox label={findings.impact} value={fields.impact} options={[{ value: "", label: "－" }, ...STEPS.map((step) => ({ value: String(step), label: findings.scale.impact[step - 1] ?? "" }))]} onChange={set("impact")} />
      </div>
      {risk === null ? null : <output className="block">{findings.riskOf(risk)}</output>}
      <div className="flex justify-end">
        <Button type="submit" isPending={isBusy}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
