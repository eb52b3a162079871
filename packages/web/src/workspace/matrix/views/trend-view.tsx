import { STATUSES } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useSpeaking } from "../../../settings/language.tsx";
import { ask } from "../../api/ask.ts";
import type { StandingLine } from "../../api/answers.ts";
import { StackedColumns } from "../../parts/chart/stacked-columns.tsx";
import { ListView } from "../../parts/list/list-view.tsx";
import { EmptyState } from "../../parts/page-frame.tsx";
import { ProblemNotice } from "../../parts/problem-notice.tsx";
import { SelectBox } from "../../parts/select-box.tsx";
import { PathLink } from "../../route/path-link.tsx";
import { useOrganization } from "../../shell/organization.ts";
import { useWords } from "../../use-words.ts";
import { STATUS_LETTERS, cellOf } from "../model/cells.ts";
import { openOf, trendLines, type TrendLine } from "../model/trend-lines.ts";
import { SERIES_LOOK } from "./series-look.ts";

/** How the results changed over the days or months, as columns and as a table. */
export function TrendView() {
  const words = useWords();
  const { matrix } = words;
  const { trend } = matrix;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const [by, setBy] = useState<"days" | "months">("days");
  const [form, setForm] = useState("");
  const kept = useQuery({ queryKey: [base, "standings"], queryFn: ({ signal }) => ask<{ items: StandingLine[] }>("GET", `${base}/standings`, { signal }) });
  const lines = useMemo(() => trendLines(kept.data?.items ?? [], by, form), [kept.data, by, form]);
  if (kept.data === undefined) return kept.error === null ? <p>{words.loading}</p> : <ProblemNotice error={kept.error} />;
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined)
    return (
      <EmptyState heading={trend.empty}>
        <PathLink to="/workspace/intake">{matrix.toIntake}</PathLink>
      </EmptyState>
    );
  return (
    <>
      <p className="text-quiet">{trend.lead}</p>
      <div className="on-screen flex flex-wrap gap-3">
        <div className="w-48">
          <SelectBox label={trend.by} value={by} options={[{ value: "days", label: trend.days }, { value: "months", label: trend.months }]} onChange={(value) => setBy(value as "days" | "months")} />
        </div>
        <div className="w-40">
          <SelectBox label={matrix.form} value={form} options={[{ value: "", label: matrix.all }, { value: "mds", label: "MDS" }, { value: "sds", label: "SDS" }]} onChange={setForm} />
        </div>
      </div>
      <StackedColumns
        title={trend.chart}
        text={trend.chartText(first.on, last.on, openOf(first), openOf(last))}
        series={STATUS_LETTERS.map((letter) => {
          const { meaning, sign } = cellOf(letter);
          return { id: letter, name: matrix.cells[meaning], sign, ...SERIES_LOOK[meaning] };
        })}
        columns={lines.slice(-60).map(({ on, counts }) => ({ id: on, name: by === "days" ? on.slice(5) : on, values: STATUS_LETTERS.map((letter) => counts[cellOf(letter).meaning as keyof typeof counts]) }))}
      />
      <ListView<TrendLine>
        list="matrix-trend"
        caption={trend.chart}
        rows={lines.toReversed()}
        keyOf={({ on }) => on}
        nameOf={({ on }) => on}
        isApart
        empty={<p>{trend.empty}</p>}
        columns={[
          { id: "on", heading: trend.day, isRowHeading: true, cell: ({ on }) => on, text: ({ on }) => on },
          ...STATUSES.map((status) => ({ id: status, heading: statusWord(status, language), cell: ({ counts }: TrendLine) => counts[status], text: ({ counts }: TrendLine) => String(counts[status]), order: ({ counts }: TrendLine) => counts[status] })),
          { id: "open", heading: matrix.pivot.open, cell: openOf, text: (line) => String(openOf(line)), order: openOf },
          { id: "disclosures", heading: trend.disclosures, cell: ({ disclosures }) => disclosures, text: ({ disclosures }) => String(disclosures), order: ({ disclosures }) => disclosures },
        ]}
      />
    </>
  );
}
