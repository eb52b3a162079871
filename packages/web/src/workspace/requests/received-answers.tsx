import type { AskedRow } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ReasonDialog } from "./reason-dialog.tsx";
import { useAskedWords } from "./use-asked-words.ts";
import type { RequestDetail } from "./request-records.ts";
import { useRequestAction } from "./use-request-action.ts";
import { marks } from "../../settings/page-language.ts";

const STATES = ["none", "draft", "submitted", "accepted", "declined"] as const;

/** The answers that came by the link, each a proposal until a person accepts it. */
export function ReceivedAnswers({ detail: { request, answers } }: { readonly detail: RequestDetail }) {
  const { requests } = useWords();
  const { detail } = requests;
  const { labelOf, systemOf } = useAskedWords();
  const placeOf = (row: AskedRow) => `${systemOf(row.systemName)}${marks().gap}${row.form.toUpperCase()} ${row.numbers.join(marks().dot)}`;
  const { may } = useOrganization();
  const act = useRequestAction(request.id);
  const [declining, setDeclining] = useState<readonly string[] | null>(null);
  const byKey = new Map(answers.map((answer) => [answer.content.key, answer.content]));
  // What is still being written is not yet said.
  const givenFor = (key: string) => {
    const given = byKey.get(key);
    return given?.state === "draft" ? undefined : given;
  };
  const isWaiting = (key: string) => byKey.get(key)?.state === "submitted";
  const waitingOf = (chosen: readonly AskedRow[]) => chosen.map(({ key }) => key).filter(isWaiting);
  const answerOf = ({ key }: AskedRow) => {
    const answer = givenFor(key)?.answer ?? null;
    return answer === null ? "" : detail.answerWords[answer];
  };
  const accept = (keys: readonly string[]) => {
    if (keys.length > 0) act.mutate({ path: "answers/accept", body: { keys } });
  };
  const decline = (keys: readonly string[]) => {
    if (keys.length > 0) setDeclining(keys);
  };
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
      <ListView
        list="received-answers"
        caption={detail.answers}
        rows={request.content.rows}
        keyOf={({ key }) => key}
        nameOf={labelOf}
        isApart
        empty={null}
        filters={[
          { id: "state", label: detail.answerState, options: STATES.map((value) => ({ value, label: detail.answerStates[value] })), fits: ({ key }, value) => (byKey.get(key)?.state ?? "none") === value },
          { id: "answer", label: detail.answer, options: (["yes", "no", "na"] as const).map((value) => ({ value, label: detail.answerWords[value] })), fits: ({ key }, value) => givenFor(key)?.answer === value },
        ]}
        bulk={[
          { label: detail.accept, run: (chosen) => accept(waitingOf(chosen)) },
          { label: detail.decline, run: (chosen) => decline(waitingOf(chosen)) },
        ]}
        columns={[
          {
            id: "row",
            heading: detail.row,
            isRowHeading: true,
            text: (row) => `${placeOf(row)} ${labelOf(row)}`,
            cell: (row) => (
              <>
                <span className="block text-dns-14N-130 font-normal text-quiet">{placeOf(row)}</span>
                {labelOf(row)}
              </>
            ),
          },
          { id: "answer", heading: detail.answer, text: answerOf, cell: answerOf },
          { id: "remark", heading: detail.remark, text: ({ key }) => givenFor(key)?.remark ?? "", cell: ({ key }) => <span className="whitespace-pre-wrap">{givenFor(key)?.remark ?? ""}</span> },
          { id: "state", heading: detail.answerState, text: ({ key }) => detail.answerStates[byKey.get(key)?.state ?? "none"], cell: ({ key }) => detail.answerStates[byKey.get(key)?.state ?? "none"] },
          {
            id: "do",
            heading: "",
            cell: (row) =>
              may("write") && isWaiting(row.key) ? (
                <span className="flex flex-wrap gap-2">
                  <Button size="small" variant="outline" aria-label={`${labelOf(row)} ${detail.accept}`} onPress={() => accept([row.key])}>
                    {detail.accept}
                  </Button>
                  <Button size="small" variant="text" aria-label={`${labelOf(row)} ${detail.decline}`} onPress={() => decline([row.key])}>
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
            act.mutate({ path: "answers/decline", body: { keys: declining, reason } });
            setDeclining(null);
          }}
        />
      )}
    </section>
  );
}
