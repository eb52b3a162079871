import { RISK_STEPS, TREATMENT_KINDS, riskLevel, riskValue, type Criterion, type RiskStep, type TreatmentKind } from "@kaiji/domain";
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
  /** The row; absent for many at once, which take no grace. */
  readonly criterion?: Criterion | undefined;
  readonly error: unknown;
  /** Where the faults are in what was sent. */
  readonly path?: string;
  readonly isBusy: boolean;
  readonly onSave: (treatment: TreatmentContent) => void;
}

const FIELDS = ["reason", "owner", "dueOn", "expiresOn", "reviewOn", "clauseId", "combinedWith", "likelihood", "impact"] as const;
type Fields = Record<(typeof FIELDS)[number], string>;

/** How a finding is dealt with: by which kind, why, by whom, until when, and how large the risk is. */
export function TreatmentForm({ treatment, clauses, criterion, error, path = "treatment", isBusy, onSave }: TreatmentFormProps) {
  const words = useWords();
  const { findings } = words;
  const [kind, setKind] = useState<TreatmentKind>(treatment?.kind ?? "provider-alternative");
  const [fields, setFields] = useState<Fields>(() => Object.fromEntries(FIELDS.map((name) => [name, String(treatment?.[name] ?? "")])) as Fields);
  const [isGrace, setIsGrace] = useState(treatment?.isTwoFactorGrace === true);
  const set = (name: keyof Fields) => (value: string) => setFields((before) => ({ ...before, [name]: value }));
  const fault = (name: string) => faultOf(error, `${path}.${name}`);
  const [likelihood, impact] = [stepOf(fields.likelihood), stepOf(fields.impact)];
  const risk = likelihood === null || impact === null ? null : riskValue(likelihood, impact);
  const save = () =>
    onSave({
      kind,
      reason: fields.reason,
      owner: fields.owner,
      ...(fields.dueOn === "" || kind === "accepted-risk" ? {} : { dueOn: fields.dueOn }),
      ...(fields.expiresOn === "" || kind !== "accepted-risk" ? {} : { expiresOn: fields.expiresOn }),
      ...(fields.reviewOn === "" ? {} : { reviewOn: fields.reviewOn }),
      ...(fields.clauseId === "" || kind !== "rulebook-clause" ? {} : { clauseId: fields.clauseId }),
      ...(fields.combinedWith === "" || kind !== "combined-product" ? {} : { combinedWith: fields.combinedWith }),
      ...(isGrace && kind === "replacement" ? { isTwoFactorGrace: true } : {}),
      ...(likelihood === null ? {} : { likelihood }),
      ...(impact === null ? {} : { impact }),
    });
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <SelectBox label={findings.kind} value={kind} options={TREATMENT_KINDS.filter((value) => value !== "provider-answer" || treatment?.kind === value).map((value) => ({ value, label: findings.kinds[value] }))} onChange={(value) => setKind(value as TreatmentKind)} />
      {kind === "rulebook-clause" ? (
        <SelectBox label={findings.clause} value={fields.clauseId} options={[{ value: "", label: findings.noClause }, ...clauses.map(({ id, content }) => ({ value: id, label: `${content.number} ${content.title}` }))]} onChange={set("clauseId")} />
      ) : null}
      {fault("clauseId") === undefined ? null : <p className="text-not-met">{fault("clauseId")}</p>}
      {kind === "combined-product" ? <TextBox label={findings.combinedWith} isRequired value={fields.combinedWith} onChange={set("combinedWith")} fault={fault("combinedWith")} /> : null}
      {kind === "replacement" && criterion?.dateRule !== undefined ? (
        <div className="flex flex-col gap-1">
          <label className="flex items-center gap-2">
            <input type="checkbox" className="size-5 shrink-0" checked={isGrace} onChange={(event) => setIsGrace(event.target.checked)} />
            {findings.grace}
          </label>
          <p className="text-dns-14N-130 leading-170 text-quiet">{findings.graceHint}</p>
        </div>
      ) : null}
      <TextBox label={findings.reason} hint={findings.reasonHint} rows={3} isRequired value={fields.reason} onChange={set("reason")} fault={fault("reason")} />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextBox label={findings.owner} isRequired value={fields.owner} onChange={set("owner")} fault={fault("owner")} />
        {kind === "accepted-risk" ? (
          <TextBox label={findings.expiresOn} type="date" isRequired value={fields.expiresOn} onChange={set("expiresOn")} fault={fault("expiresOn")} />
        ) : (
          <TextBox label={kind === "replacement" ? findings.replacementOn : findings.due} type="date" isRequired={kind === "replacement"} value={fields.dueOn} onChange={set("dueOn")} fault={fault("dueOn")} />
        )}
        <TextBox label={findings.reviewOn} type="date" value={fields.reviewOn} onChange={set("reviewOn")} fault={fault("reviewOn")} />
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="font-bold">{findings.risk}</legend>
        <p className="text-dns-14N-130 leading-170 text-quiet">{findings.riskGuide}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectBox label={findings.likelihood} value={fields.likelihood} options={[{ value: "", label: "－" }, ...RISK_STEPS.map((step) => ({ value: String(step), label: findings.scale.likelihood[step - 1] ?? "" }))]} onChange={set("likelihood")} />
          <SelectBox label={findings.impact} value={fields.impact} options={[{ value: "", label: "－" }, ...RISK_STEPS.map((step) => ({ value: String(step), label: findings.scale.impact[step - 1] ?? "" }))]} onChange={set("impact")} />
        </div>
        {fault("likelihood") === undefined ? null : <p className="text-not-met">{fault("likelihood")}</p>}
        {risk === null ? null : <output className="block font-bold">{findings.riskNow(risk, findings.riskLevels[riskLevel(risk)])}</output>}
      </fieldset>
      <div className="flex justify-end">
        <Button type="submit" isPending={isBusy}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}

function stepOf(value: string): RiskStep | null {
  const step = Number(value);
  return step === 1 || step === 2 || step === 3 ? step : null;
}
