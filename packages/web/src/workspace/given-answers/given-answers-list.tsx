import { dayInJapan } from "@kaiji/formats/api";
import { useMemo } from "react";
import { marks } from "../../settings/page-language.ts";
import type { ListColumn } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";
import type { GivenAnswer } from "./given-answers-page.tsx";

const STATES = ["sent", "answered", "forwarding"] as const;
const dayOf = (at: string | null) => (at === null ? "" : dayInJapan(Date.parse(at)));

/** Requests that were received, the newest first: who asked what, until when, and what was answered. */
export function GivenAnswersList({ rows, plainUpTo = 0 }: { readonly rows: readonly GivenAnswer[]; readonly plainUpTo?: number }) {
  const { givenAnswers } = useWords();
  const columns = useMemo((): ListColumn<GivenAnswer>[] => {
    const said = (id: string, heading: string, text: (row: GivenAnswer) => string): ListColumn<GivenAnswer> => ({ id, heading, text, cell: text });
    return [
      { id: "institution", heading: givenAnswers.institution, isRowHeading: true, text: ({ content }) => content.name, cell: ({ id, content }) => <PathLink to={`/workspace/answers/${id}`} className="font-bold break-words text-link underline">{content.name}</PathLink> },
      said("asked", givenAnswers.asked, ({ content }) => givenAnswers.askedOf(content.askedDisclosures, content.askedRows)),
      said("due", givenAnswers.due, ({ content }) => content.dueOn),
      said("state", givenAnswers.state, ({ content }) => givenAnswers.states[content.state]),
      said("answered", givenAnswers.answered, ({ content }) => (content.askedRows === 0 ? "" : givenAnswers.answeredOf(content.answeredRows, content.askedRows))),
      said("submitted", givenAnswers.submittedAt, ({ content }) => dayOf(content.submittedAt)),
      said("by", givenAnswers.submittedBy, ({ content }) => content.submittedBy ?? ""),
      { id: "files", heading: givenAnswers.files, text: ({ content }) => content.fileNames.join(marks().comma), cell: ({ content }) => <span className="break-all">{content.fileNames.join(marks().comma)}</span> },
      said("kept", givenAnswers.keptAt, ({ content }) => dayOf(content.keptAt)),
    ];
  }, [givenAnswers]);
  return (
    <ListView
      list="given-answers"
      caption={givenAnswers.title}
      rows={rows.toReversed()}
      keyOf={({ id }) => id}
      nameOf={({ content }) => content.name}
      plainUpTo={plainUpTo}
      empty={null}
      filterBy={["institution"]}
      filters={[{ id: "state", label: givenAnswers.state, options: STATES.map((value) => ({ value, label: givenAnswers.states[value] })), fits: ({ content }, value) => content.state === value }]}
      columns={columns}
    />
  );
}
