import type { GivenAnswerContent } from "@kaiji/formats/api";
import type { ApiRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { AddByLink } from "./add-by-link.tsx";
import { GivenAnswersList } from "./given-answers-list.tsx";

export type GivenAnswer = ApiRecord<GivenAnswerContent>;

/** All requests that the organization received and kept. */
export function GivenAnswersPage() {
  const words = useWords();
  const { givenAnswers } = words;
  const { may } = useOrganization();
  const records = useRecords<GivenAnswerContent>("given-answers");
  return (
    <PageFrame title={givenAnswers.title} lead={givenAnswers.lead} isWide>
      {records.data === undefined ? (
        records.error === null ? <p>{words.loading}</p> : <ProblemNotice error={records.error} />
      ) : records.data.length === 0 ? (
        <EmptyState heading={givenAnswers.emptyHeading}>
          <p>{givenAnswers.empty}</p>
        </EmptyState>
      ) : (
        <GivenAnswersList rows={records.data} />
      )}
      {may("write") ? <AddByLink /> : null}
    </PageFrame>
  );
}
