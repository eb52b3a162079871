import type { LedgerImport } from "@kaiji/formats/api";
import { ID_COLUMN, LEDGER_TABLES, type LedgerKind, type PlannedRow } from "@kaiji/formats/ledger-table";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { LedgerChangeRecord } from "./bulk-edit-form.tsx";
import { ImportPreview } from "./import-preview.tsx";

export interface ImportPlan {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly headingRow: number;
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly field: string | null }[];
  readonly counts: Readonly<Record<PlannedRow["status"], number>>;
  readonly rows: readonly Pick<PlannedRow, "place" | "name" | "status" | "changes" | "faults">[];
  readonly newProviders: readonly string[];
}

interface ImportDialogProps {
  readonly kind: LedgerKind;
  readonly onDone: (change: LedgerChangeRecord) => void;
  readonly onClose: () => void;
}

/** A table from Excel or CSV: which column is what, what would change, and then, in one press, all of it. */
export function ImportDialog({ kind, onDone, onClose }: ImportDialogProps) {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [request, setRequest] = useState<LedgerImport | null>(null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const keep = useMutation({
    mutationFn: (file: File) => ask<{ sha256: string }>("POST", `${base}/files?name=${encodeURIComponent(file.name)}`, { body: file }),
    onSuccess({ sha256 }, file) {
      setLeftOut(new Set());
      setRequest({ kind, sha256, fileName: file.name, defaults: kind === "system" ? { delivery: "on-premise", kind: ledger.otherKind } : kind === "device" ? { use: "own" } : {} });
    },
  });
  const plan = useQuery({
    queryKey: [base, "import", request],
    enabled: request !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask<ImportPlan>("POST", `${base}/ledger-imports/preview`, { body: request, signal }),
  });
  const run = useMutation({
    mutationFn: (shown: ImportPlan) => ask<LedgerChangeRecord>("POST", `${base}/ledger-imports`, { body: { ...request, mapping: mappingOf(shown), sheet: shown.sheet, headingRow: shown.headingRow, expected: { added: shown.counts.new, changed: shown.counts.changed }, leftOut: [...leftOut] } }),
    onSuccess: async (change) => {
      await queries.invalidateQueries({ queryKey: [base] });
      onDone(change);
    },
    onError: () => queries.invalidateQueries({ queryKey: [base, "import"] }),
  });
  const shown = plan.data;
  const fields = LEDGER_TABLES[kind].fields.filter(({ id }) => id !== "rest");
  const options = [{ value: "", label: ledger.import.notTaken }, ...fields.map((field) => ({ value: field.id, label: field[language] })), { value: ID_COLUMN.id, label: ID_COLUMN[language] }, { value: "rest", label: LEDGER_TABLES[kind].fields.find(({ id }) => id === "rest")?.[language] ?? "" }];
  const map = (column: number, field: string) => {
    if (shown === undefined || request === null) return;
    const mapping = Object.fromEntries(Object.entries(mappingOf(shown)).map(([at, one]) => [at, one === field ? null : one]));
    setRequest({ ...request, sheet: shown.sheet, headingRow: shown.headingRow, mapping: { ...mapping, [column]: field === "" ? null : field } });
  };
  const lacks = (field: string) => shown !== undefined && !shown.columns.some((column) => column.field === field);
  const taken = (status: PlannedRow["status"]) => shown?.rows.filter((row) => row.status === status && !leftOut.has(row.place)).length ?? 0;
  const [added, changed] = [taken("new"), taken("changed")];
  return (
    <ModalDialog title={ledger.import.title} width="table" isOpen onClose={onClose}>
      <p className="text-quiet">{ledger.import.lead}</p>
      <ProblemNotice error={keep.error ?? plan.error ?? run.error} />
      <input
        ref={chooser}
        type="file"
        aria-label={ledger.import.choose}
        accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) keep.mutate(file);
          event.target.value = "";
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button variant={request === null ? "solid" : "outline"} isPending={keep.isPending} onPress={() => chooser.current?.click()}>
          {request === null ? ledger.import.choose : ledger.import.chooseOther}
        </Button>
        {request === null ? null : <span className="font-bold break-all">{request.fileName}</span>}
      </div>
      {shown === undefined || request === null ? null : (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            {shown.sheets.length > 1 ? <SelectBox label={ledger.import.sheet} value={shown.sheet} options={shown.sheets.map((name) => ({ value: name, label: name }))} onChange={(sheet) => setRequest({ kind, sha256: request.sha256, fileName: request.fileName, defaults: request.defaults, sheet })} /> : null}
            <SelectBox label={ledger.import.headingRow} value={String(shown.headingRow)} options={Array.from({ length: Math.max(20, shown.headingRow + 1) }, (_, row) => ({ value: String(row), label: ledger.import.row(row + 1) }))} onChange={(row) => setRequest({ kind, sha256: request.sha256, fileName: request.fileName, defaults: request.defaults, sheet: shown.sheet, headingRow: Number(row) })} />
            {kind === "system" && lacks("delivery") ? <SelectBox label={ledger.import.defaultDelivery} value={request.defaults?.delivery ?? "on-premise"} options={(["on-premise", "cloud", "device", "network"] as const).map((value) => ({ value, label: ledger.deliveries[value] }))} onChange={(delivery) => setRequest({ ...request, defaults: { ...request.defaults, delivery: delivery as "cloud" } })} /> : null}
            <label className="flex min-h-11 items-center gap-3 self-end">
              <input type="checkbox" className="size-6" checked={request.clearsBlanks === true} onChange={(event) => setRequest({ ...request, clearsBlanks: event.target.checked })} />
              <span>{ledger.import.clearsBlanks}</span>
            </label>
          </div>
          <details open={shown.columns.some(({ field }) => field === null) || lacks("name")} className="rounded-8 border border-line p-3">
            <summary className="min-h-9 cursor-pointer font-bold">{ledger.import.columns(shown.columns.filter(({ field }) => field !== null).length, shown.columns.length)}</summary>
            {lacks("name") ? <p className="font-bold text-not-met">{ledger.import.needsName}</p> : null}
            <div className="mt-2 grid gap-3 sm:grid-cols-2">
              {shown.columns.map(({ column, heading, field }) => (
                <SelectBox key={column} label={ledger.import.column(heading)} value={field ?? ""} options={options} onChange={(next) => map(column, next)} />
              ))}
            </div>
          </details>
          <ImportPreview kind={kind} plan={shown} leftOut={leftOut} onLeaveOut={(places, isLeftOut) => setLeftOut((before) => new Set(isLeftOut ? [...before, ...places] : [...before].filter((place) => !places.includes(place))))} />
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onPress={onClose}>
          {words.cancel}
        </Button>
        {shown === undefined ? null : (
          <Button isDisabled={added + changed === 0 || plan.isFetching} isPending={run.isPending} onPress={() => run.mutate(shown)}>
            {ledger.import.run(added, changed)}
          </Button>
        )}
      </div>
    </ModalDialog>
  );
}

function mappingOf({ columns }: ImportPlan): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, field }) => [String(column), field]));
}
