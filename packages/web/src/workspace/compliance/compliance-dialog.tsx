import { COMPLIANCE_STATUSES, type ComplianceStatus } from "@kaiji/domain";
import type { ComplianceChange } from "@kaiji/formats/api";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ChoiceGroup } from "../../parts/choice-group.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ProblemNotice, faultOf } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import type { Rulebook } from "../rulebook/use-rulebook.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ComplianceMeaning } from "./compliance-meaning.tsx";
import { EvidenceFields } from "./evidence-fields.tsx";
import { ItemClauses } from "./item-clauses.tsx";
import { changeOf, useSaveAnswers } from "./save-answers.ts";
import type { ComplianceLine } from "./use-compliance.ts";

/** One item: what it means, where the institution stands, and the clauses that cover it. */
export function ComplianceDialog({ line, book, onClose }: { readonly line: ComplianceLine; readonly book: Rulebook; readonly onClose: () => void }) {
  const words = useWords();
  const { compliance } = words;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const { item } = line;
  const save = useSaveAnswers();
  const [draft, setDraft] = useState<ComplianceChange>(() => changeOf(line));
  const fault = (field: string) => faultOf(save.error, `answers.0.${field}`);
  const submit = async () => {
    const { owner, targetOn, note, ...rest } = draft;
    const filled = (value: string | undefined) => value !== undefined && value.trim() !== "";
    await save.mutateAsync([{ ...rest, ...(filled(owner) ? { owner: owner! } : {}), ...(filled(targetOn) ? { targetOn: targetOn! } : {}), ...(filled(note) ? { note: note! } : {}) }]);
    onClose();
  };
  const statuses = COMPLIANCE_STATUSES.filter((status) => status !== "not-applicable" || item.allowsNotApplicable);
  return (
    <ModalDialog title={`${item.number} ${item.label[language]}`} isOpen onClose={onClose}>
      {book.set === null ? null : <ComplianceMeaning item={item} set={book.set} />}
      <ItemClauses line={line} book={book} />
      <ProblemNotice error={save.error} />
      <Form
        className="flex flex-col gap-4 border-t border-line pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit().catch(() => undefined);
        }}
      >
        <fieldset disabled={!may("write")} className="flex min-w-0 flex-col gap-4">
          <ChoiceGroup label={compliance.answer} value={draft.status} options={statuses.map((value) => ({ value, label: compliance.statuses[value] }))} onChange={(status) => setDraft({ ...draft, status: status as ComplianceStatus })} />
          {draft.status === "not-applicable" || draft.status === "partial" || (draft.reason ?? "") !== "" ? (
            <TextBox label={compliance.reason} hint={compliance.reasonHint} isRequired={draft.status === "not-applicable"} rows={3} maxLength={2000} value={draft.reason ?? ""} onChange={(reason) => setDraft({ ...draft, reason })} fault={fault("reason")} />
          ) : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextBox label={compliance.owner} maxLength={100} value={draft.owner ?? ""} onChange={(owner) => setDraft({ ...draft, owner })} fault={fault("owner")} />
            <TextBox label={compliance.targetOn} type="date" value={draft.targetOn ?? ""} onChange={(targetOn) => setDraft({ ...draft, targetOn })} fault={fault("targetOn")} />
          </div>
          <EvidenceFields evidence={draft.evidence ?? []} onChange={(evidence) => setDraft({ ...draft, evidence })} error={save.error} />
          <TextBox label={compliance.note} rows={2} maxLength={4000} value={draft.note ?? ""} onChange={(note) => setDraft({ ...draft, note })} />
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {may("write") ? words.cancel : words.close}
          </Button>
          {may("write") ? (
            <Button type="submit" isDisabled={save.isPending}>
              {words.save}
            </Button>
          ) : null}
        </div>
      </Form>
    </ModalDialog>
  );
}
