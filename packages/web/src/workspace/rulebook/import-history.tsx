import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RulebookImportContent } from "@kaiji/formats/api";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import type { ApiRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

type ImportRecord = ApiRecord<RulebookImportContent>;

/** What was imported, what was left over then, and the way back. */
export function ImportHistory() {
  const words = useWords();
  const { rulebook } = words;
  const { import: own } = rulebook;
  const { base, may } = useOrganization();
  const client = useQueryClient();
  const imports = useRecords<RulebookImportContent>("rulebook-imports");
  const undo = useMutation({
    mutationFn: ({ id, version }: ImportRecord) => ask<ImportRecord>("POST", `${base}/rulebook-imports/${id}/undo`, { version }),
    onSuccess: () => client.invalidateQueries({ queryKey: [base] }),
  });
  if (imports.data === undefined || imports.data.length === 0) return <ProblemNotice error={imports.error} />;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-std-20B-160">{own.history}</h2>
      <ProblemNotice error={undo.error} />
      {undo.data === undefined ? null : <Notice look="good" heading={own.undone(undo.data.content.name, undo.data.content.kept?.length ?? 0)} />}
      <ListView
        list="rulebook-imports"
        caption={own.history}
        rows={imports.data.toReversed()}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.name}
        isApart
        empty={null}
        filters={[{ id: "state", label: rulebook.filters.state, options: (["done", "undone"] as const).map((value) => ({ value, label: own.states[value] })), fits: ({ content }, value) => content.state === value }]}
        columns={[
          { id: "name", heading: rulebook.import.kinds.file, isRowHeading: true, text: ({ content }) => `${content.name}${marks().bracket(own.kinds[content.kind])}`, cell: ({ content }) => `${content.name}${marks().bracket(own.kinds[content.kind])}` },
          { id: "clauses", heading: rulebook.tabs.clauses, text: ({ content }) => own.count(content.added.length), order: ({ content }) => content.added.length, cell: ({ content }) => own.count(content.added.length) },
          {
            id: "leftover",
            heading: own.leftoverHeading,
            text: ({ content }) => String(content.leftover.length),
            order: ({ content }) => content.leftover.length,
            cell: ({ content }) =>
              content.leftover.length === 0 ? (
                words.none
              ) : (
                <details>
                  <summary className="cursor-pointer text-link underline">{content.leftover.length}</summary>
                  <ul className="max-h-60 overflow-auto">
                    {[...content.leftover.entries()].map(([at, { text }]) => (
                      <li key={at} className="border-b border-line py-1 whitespace-pre-wrap">
                        {text}
                      </li>
                    ))}
                  </ul>
                </details>
              ),
          },
          { id: "state", heading: rulebook.filters.state, text: ({ content }) => own.states[content.state], cell: ({ content }) => own.states[content.state] },
          {
            id: "do",
            heading: "",
            cell: (record) =>
              record.content.state === "done" && may("write") ? (
                <Button size="small" variant="outline" isDisabled={undo.isPending} aria-label={`${record.content.name} ${own.undo}`} onPress={() => undo.mutate(record)}>
                  {own.undo}
                </Button>
              ) : null,
          },
        ]}
      />
    </section>
  );
}
