import { COMPLIANCE_STATUSES, complianceFaults, type ComplianceStatus } from "@kaiji/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { changeOf, useSaveAnswers } from "./save-answers.ts";
import type { ComplianceLine } from "./use-compliance.ts";
import { marks } from "../../settings/page-language.ts";

/** Status, owner and target date of several items at once; only what is filled in changes. */
export function ComplianceBulk({ lines, onClose }: { readonly lines: readonly ComplianceLine[]; readonly onClose: () => void }) {
  const words = useWords();
  const { compliance } = words;
  const [draft, setDraft] = useState({ status: "", owner: "", targetOn: "", reason: "" });
  const save = useSaveAnswers();
  const status = draft.status === "" ? null : (draft.status as ComplianceStatus);
  const skipped = lines.filter(({ item }) => status === "not-applicable" && complianceFaults(item, { status, reason: "-" }).length > 0);
  const submit = async () => {
    const changes = lines
      .filter((line) => !skipped.includes(line))
      .map((line) => ({
        ...changeOf(line),
        ...(status === null ? {} : { status }),
        ...(draft.owner.trim() === "" ? {} : { owner: draft.owner.trim() }),
        ...(draft.targetOn === "" ? {} : { targetOn: draft.targetOn }),
        ...(draft.reason.trim() === "" ? {} : { reason: draft.reason.trim() }),
      }));
    if (changes.length > 0) await save.mutateAsync(changes);
    onClose();
  };
  return (
    <ModalDialog title={compliance.bulkTitle(lines.length)} isOpen onClose={onClose} width="narrow">
      <p className="text-quiet">{compliance.bulkHint}</p>
      <ProblemNotice error={save.error} />
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit().catch(() => undefined);
        }}
      >
        <SelectBox label={compliance.status} value={draft.status} options={[{ value: "", label: compliance.bulkKeep }, ...COMPLIANCE_STATUSES.map((value) => ({ value, label: compliance.statuses[value] }))]} onChange={(value) => setDraft({ ...draft, status: value })} />
        {skipped.length === 0 ? null : <p className="text-unanswered">{compliance.bulkSkipped(skipped.map(({ item }) => item.number).join(marks().comma))}</p>}
        {status === "not-applicable" ? <TextBox label={compliance.reason} isRequired rows={3} value={draft.reason} onChange={(reason) => setDraft({ ...draft, reason })} /> : null}
        <TextBox label={compliance.owner} maxLength={100} value={draft.owner} onChange={(owner) => setDraft({ ...draft, owner })} />
        <TextBox label={compliance.targetOn} type="date" value={draft.targetOn} onChange={(targetOn) => setDraft({ ...draft, targetOn })} />
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" isDisabled={save.isPending}>
            {words.save}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}
