import type { Criterion } from "@kaiji/domain";
import { useQuery } from "@tanstack/react-query";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { LETTERS, type MatrixLine } from "./matrix-table.tsx";

interface LineDetailProps {
  readonly line: MatrixLine;
  readonly criteria: readonly Criterion[];
  readonly onClose: () => void;
}

interface ReadDocument {
  readonly disclosures: readonly { readonly answers: Readonly<Record<string, { readonly answer: string | null; readonly text?: string; readonly remarks: readonly string[]; readonly source: string }>> }[];
}

/** All rows of one disclosure in words: status, reason, the provider's remark and the cell that it stands in. */
export function LineDetail({ line, criteria, onClose }: LineDetailProps) {
  const words = useWords();
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const path = `${base}/disclosures/${line.key}`;
  const evaluation = useQuery({ queryKey: [path, "evaluation"], queryFn: ({ signal }) => ask<{ rows: { criterion: string; because: string }[] }>("GET", `${path}/evaluation`, { signal }) });
  const document = useQuery({ queryKey: [path, "document"], queryFn: ({ signal }) => ask<ReadDocument>("GET", `${path}/document`, { signal }) });
  const because = new Map(evaluation.data?.rows.map((row) => [row.criterion, row.because]));
  const answers = document.data?.disclosures[0]?.answers ?? {};
  return (
    <ModalDialog title={words.matrix.detail(line.name)} isOpen onClose={onClose}>
      <ul className="flex flex-col divide-y divide-line">
        {criteria.map((criterion, place) => {
          const status = LETTERS[line.statuses[place] ?? ""]?.status;
          return (
            <li key={criterion.id} className="flex flex-col gap-1 py-2">
              <span className="flex flex-wrap items-center gap-2">
                {status === undefined ? null : <StatusBadge status={status} />}
                <span className="font-bold">
                  {criterion.items.join("・")} {criterion.label[language]}
                </span>
              </span>
              <span className="text-dns-14N-130 leading-170 text-quiet">{because.get(criterion.id)}</span>
              {criterion.items.flatMap((item) => {
                const answer = answers[item];
                return answer === undefined ? [] : [
                  <span key={item} className="text-dns-14N-130 leading-170">
                    {item}: {answer.text ?? ""} {answer.remarks.join(" / ")} <span className="text-quiet">({answer.source})</span>
                  </span>,
                ];
              })}
            </li>
          );
        })}
      </ul>
    </ModalDialog>
  );
}
