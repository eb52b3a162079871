import type { CoverageContent } from "@kaiji/formats/api";
import { useRecords } from "../api/use-records.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

/** Every answer that was kept, the newest first. */
export function CoverageHistory() {
  const { coverage } = useWords();
  const records = useRecords<CoverageContent>("coverages");
  const deciding = ({ systems }: CoverageContent) => systems.filter(({ outcome }) => outcome === "responsible" || outcome === null).map(({ name }) => name).join(marks().comma);
  return (
    <section aria-labelledby="history" className="flex flex-col gap-3">
      <h2 id="history" className="text-std-22B-150">
        {coverage.history}
      </h2>
      <ProblemNotice error={records.error} />
      <ListView
        list="coverages"
        filterBy={["answer", "by"]}
        caption={coverage.history}
        isApart
        rows={records.data?.toReversed() ?? []}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.on}
        empty={<p className="text-quiet">{coverage.noHistory}</p>}
        columns={[
          { id: "on", heading: coverage.on, isRowHeading: true, text: ({ content }) => content.on, cell: ({ content }) => content.on },
          { id: "answer", heading: coverage.answer, text: ({ content }) => coverage.short[content.answer], cell: ({ content }) => coverage.short[content.answer] },
          { id: "deciding", heading: coverage.system, text: ({ content }) => deciding(content), cell: ({ content }) => deciding(content) },
          { id: "by", heading: coverage.by, text: ({ content }) => content.byName, cell: ({ content }) => content.byName },
        ]}
      />
    </section>
  );
}
