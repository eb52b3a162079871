import type { FindingChange } from "@kaiji/formats/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { ask } from "../api/ask.ts";
import type { ClauseRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { BulkAnswer } from "./finding-list.tsx";
import { TreatmentForm } from "./treatment-form.tsx";
import type { FindingRow } from "./use-findings.ts";

export type BulkKind = "treat" | "assign";

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly rows: readonly FindingRow[];
  readonly onClose: () => void;
  readonly onDone: (answer: BulkAnswer) => void;
}

const MOST = 500;

/** The same treatment, or the same person and day, for many findings. */
export function BulkDialog({ kind, rows, onClose, onDone }: BulkDialogProps) {
  const words = useWords();
  const { findings } = words;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const clauses = useRecords<ClauseRecord["content"]>("clauses");
  const [fields, setFields] = useState({ owner: "", dueOn: "" });
  const send = useMutation({
    mutationFn: (change: FindingChange) => ask<BulkAnswer>("POST", `${base}/finding-changes`, { body: { findings: rows.slice(0, MOST).map(({ record }) => ({ id: record.id, version: record.version })), change } }),
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  return (
    <ModalDialog title={findings.bulkTitle(Math.min(MOST, rows.length))} isOpen onClose={onClose}>
      <ProblemNotice error={send.error} />
      {kind === "treat" ? (
        <TreatmentForm treatment={null} clauses={(clauses.data as ClauseRecord[] | undefined) ?? []} error={send.error} path="change.treatment" isBusy={send.isPending} onSave={(treatment) => send.mutate({ treatment })} />
      ) : (
        <Form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate({ ...(fields.owner === "" ? {} : { owner: fields.owner }), ...(fields.dueOn === "" ? {} : { dueOn: fields.dueOn }) });
          }}
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <TextBox label={findings.owner} value={fields.owner} onChange={(owner) => setFields({ ...fields, owner })} />
            <TextBox label={findings.due} type="date" value={fields.dueOn} onChange={(dueOn) => setFields({ ...fields, dueOn })} />
          </div>
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onPress={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" isPending={send.isPending} isDisabled={fields.owner === "" && fields.dueOn === ""}>
              {words.save}
            </Button>
          </div>
        </Form>
      )}
    </ModalDialog>
  );
}
