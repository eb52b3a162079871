import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RulebookRevision, RulebookRevisionContent } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { RevisionCompare } from "./revision-compare.tsx";
import { RevisionForm } from "./revision-form.tsx";
import { RulebookFrame } from "./rulebook-frame.tsx";
import { useRulebook } from "./use-rulebook.ts";

export type RevisionRecord = ApiRecord<RulebookRevisionContent>;

/** The revisions that are kept, a new one, and what changed between two of them. */
export function RevisionsTab() {
  const words = useWords();
  const { revisions: own } = words.rulebook;
  const { base, may } = useOrganization();
  const client = useQueryClient();
  const book = useRulebook();
  const records = useRecords<RulebookRevisionContent>("rulebook-revisions");
  const [isMaking, setMaking] = useState(false);
  const make = useMutation({
    mutationFn: (content: RulebookRevision) => ask<RevisionRecord>("POST", `${base}/rulebook-revisions`, { body: content }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [base] });
      setMaking(false);
    },
  });
  const error = records.error ?? book.error;
  if (records.data === undefined || book.clauses === null) return <RulebookFrame current="revisions">{error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />}</RulebookFrame>;
  const newest = records.data.toReversed();
  return (
    <RulebookFrame
      current="revisions"
      actions={
        may("approve") ? (
          <Button isDisabled={book.clauses.length === 0} onPress={() => setMaking(true)}>
            {own.make}
          </Button>
        ) : undefined
      }
    >
      <p className="text-quiet">{`${own.lead}${may("approve") ? "" : ` ${own.approverOnly}`}`}</p>
      <ListView
        list="rulebook-revisions"
        plainUpTo={3}
        filterBy={["approved", "made-by"]}
        caption={own.heading}
        rows={newest}
        keyOf={({ id }) => id}
        nameOf={({ content }) => own.number(content.number)}
        empty={<EmptyState heading={own.empty} />}
        columns={[
          { id: "number", heading: own.heading, isRowHeading: true, text: ({ content }) => own.number(content.number), order: ({ content }) => content.number, cell: ({ content }) => own.number(content.number) },
          { id: "in-force", heading: own.inForceOn, text: ({ content }) => content.inForceOn, cell: ({ content }) => content.inForceOn },
          { id: "approved", heading: own.approvedBy, text: ({ content }) => content.approvedBy, cell: ({ content }) => content.approvedBy },
          {
            id: "note",
            heading: own.note,
            text: ({ content }) => `${own.changes(content.added, content.changed, content.removed)} ${content.note}`.trim(),
            cell: ({ content }) => (
              <>
                <span className="block">{content.number === 1 ? own.clauses(content.clauseCount) : own.changes(content.added, content.changed, content.removed)}</span>
                <span className="block whitespace-pre-wrap text-quiet">{content.note}</span>
              </>
            ),
          },
          { id: "made-by", heading: own.madeBy, text: ({ content }) => content.madeBy, cell: ({ content }) => content.madeBy },
          {
            id: "actions",
            heading: words.list.actions,
            cell: ({ id, content }) => (
              <a href={`${base}/rulebook.docx?revision=${id}`} download className="on-screen text-link underline" aria-label={own.wordOf(own.number(content.number))}>
                {own.word}
              </a>
            ),
          },
        ]}
      />
      {newest.length === 0 ? null : <RevisionCompare revisions={newest} set={book.set} />}
      {isMaking ? <RevisionForm book={book} last={newest[0]?.content ?? null} error={make.error} isSaving={make.isPending} onSave={(content) => make.mutate(content)} onClose={() => setMaking(false)} /> : null}
    </RulebookFrame>
  );
}
