import { useMemo, useState } from "react";
import { useSpeaking } from "../../settings/language.tsx";
import { WHOLE_LIST } from "../parts/list/list-state.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { findingColumns } from "./finding-columns.tsx";
import type { FindingRow } from "./use-findings.ts";

interface CriterionViewProps {
  readonly rows: readonly FindingRow[];
  readonly onOpen: (row: FindingRow) => void;
}

const FILTERED = ["state", "status", "owner"];
const START = { ...WHOLE_LIST, sort: { column: "due", isDescending: false } };

/** One row of the appendix over all systems: in which, who, until when. */
export function CriterionView({ rows, onOpen }: CriterionViewProps) {
  const words = useWords();
  const { findings } = words;
  const { language } = useSpeaking();
  const { all, labelOf, find } = useCriteria();
  const counts = useMemo(() => {
    const open = new Map<string, number>();
    for (const { record } of rows) if (record.content.state !== "closed") open.set(record.content.criterionId, (open.get(record.content.criterionId) ?? 0) + 1);
    return open;
  }, [rows]);
  const options = all.filter(({ id }) => rows.some(({ record }) => record.content.criterionId === id)).toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  const [asked, setAsked] = useState(() => new URLSearchParams(location.search).get("criterion") ?? "");
  const chosen = options.some(({ id }) => id === asked) ? asked : (options[0]?.id ?? "");
  const columns = useMemo(() => findingColumns(words, language, onOpen, "system"), [words, language, onOpen]);
  const own = rows.filter(({ record }) => record.content.criterionId === chosen);
  return (
    <>
      <p className="text-quiet">{findings.criterionLead}</p>
      <div className="on-screen max-w-2xl">
        <SelectBox label={findings.criterionChoose} value={chosen} options={options.map(({ id }) => ({ value: id, label: findings.criterionCount(labelOf(id), counts.get(id) ?? 0) }))} onChange={setAsked} />
      </div>
      <h2 className="text-std-20B-150">{labelOf(chosen)}</h2>
      <p>{find(chosen)?.explanation[language]}</p>
      <ListView key={chosen} list="findings-criterion" filterBy={FILTERED} caption={labelOf(chosen)} columns={columns} rows={own} keyOf={({ record }) => record.id} nameOf={({ systemName }) => systemName} start={START} isApart empty={<p>{words.noMatch}</p>} />
    </>
  );
}
