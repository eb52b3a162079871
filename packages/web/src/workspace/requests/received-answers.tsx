import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import type { RequestDetail } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";

/** The answers that came by the link, each a proposal until a person accepts it. */
export function ReceivedAnswers({ detail: { request, answers } }: { readonly detail: RequestDetail }) {
  const { requests } = useWords();
  const { detail } = requests;
  const { may } = useOrganization();
  const act = useRequestAction(request.id);
  const [declining, setDeclining] = useState<string | null>(null);
  const byKey = new Map(answers.map((answer) => [answer.content.key, answer.content]));
  const waiting = answers.filter(({ content }) => content.state === "submitted").length;
  if (request.content.rows.length === 0) return null;
  return (
    <section aria-labelledby="answers" className="flex flex-col gap-3">
      <h2 id="answers" className="text-std-22B-150">
        {detail.answers}
      </h2>
      <p className="text-quiet">{answers.length === 0 ? detail.noAnswers : detail.answersLead}</p>
      <ProblemNotice error={act.error} />
      {may("write") && waiting > 0 ? (
        <div>
          <Button isPending={act.isPending} onPress={() => act.mutate({ path: "answers/accept", body: {} })}>
            {detail.acceptAll(waiting)}
          </Button>
        </div>
      ) : null}
      <DataTable
        caption={detail.answers}
        rows={request.content.rows}
        keyOf={({ key }) => key}
        columns={[
          {
            heading: detail.row,
            isRowHeading: true,
            cell: (row) => (
              <>
                <span className="block text-dns-14N-130 font-normal text-quiet">{`${row.systemName}　${row.form.toUpperCase()} ${row.numbers.join("・")}`}</span>
                {row.label}
              </>
            ),
          },
          {
            heading: detail.answer,
            cell: ({ key }) => {
              const given = byKey.get(key);
              // What is still being written is not yet said.
              return given === undefined || given.answer === null || given.state === "draft" ? "" : detail.answerWords[given.answer];
            },
          },
          { heading: detail.remark, cell: ({ key }) => (byKey.get(key)?.state === "draft" ? "" : <span className="whitespace-pre-wrap">{byKey.get(key)?.remark ?? ""}</span>) },
          { heading: detail.answerState, cell: ({ key }) => detail.answerStates[byKey.get(key)?.state ?? "none"] },
          {
            heading: "",
            cell: ({ key, label }) =>
              may("write") && byKey.get(key)?.state === "submitted" ? (
                <span className="flex flex-wrap gap-2">
                  <Button size="small" variant="outline" aria-label={`${label} ${detail.accept}`} onPress={() => act.mutate({ path: "answers/accept", body: { keys: [key] } })}>
                    {detail.accept}
                  </Button>
                  <Button size="small" variant="text" aria-label={`${label} ${detail.decline}`} onPress={() => setDeclining(key)}>
                    {detail.decline}
                  </Button>
                </span>
              ) : null,
          },
        ]}
      />
      {declining === null ? null : (
        <ReasonDialog
          title={detail.decline}
          label={detail.declineReason}
          onClose={() => setDeclining(null)}
          onReason={(reason) => {
            act.mutate({ path: "answers/decline", body: { keys: [declining], reason } });
            setDeclining(null);
          }}
        />
      )}
    </section>
  );
}
