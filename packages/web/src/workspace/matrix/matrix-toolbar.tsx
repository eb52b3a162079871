import { SYSTEM_KINDS } from "@kaiji/domain";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { SavedViews } from "../parts/list/saved-views.tsx";
import { FilterFold } from "../parts/list/filter-fold.tsx";
import { WHOLE_LIST, conditionsInForce, queryOf, type ListState } from "../parts/list/list-state.ts";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { STATUS_LETTERS, cellOf } from "./model/cells.ts";
import type { Matrix } from "./use-matrix.ts";

interface MatrixToolbarProps {
  readonly matrix: Matrix;
  readonly state: ListState;
  readonly chapterName: (id: string) => string;
  readonly onChange: (state: ListState) => void;
}

const LEVELS = ["high", "medium", "low"] as const;

/** What of the matrix is shown. Kept in the address, and under a name where it is wanted again. */
export function MatrixToolbar({ matrix, state, chapterName, onChange }: MatrixToolbarProps) {
  const words = useWords();
  const { matrix: own, ledger } = words;
  const { language } = useSpeaking();
  const kinds = [...new Set(matrix.rows.map(({ systemKind }) => systemKind).filter((kind) => kind !== ""))];
  const kindName = (id: string) => SYSTEM_KINDS.find((kind) => kind.id === id)?.label[language] ?? id;
  const filters = [
    { id: "form", label: own.form, options: ["mds", "sds"].map((value) => ({ value, label: value.toUpperCase() })) },
    { id: "chapter", label: own.chapterFilter, options: matrix.chapters.filter(({ id }) => matrix.columns.some(({ criterion }) => criterion.chapter === id)).map(({ id }) => ({ value: id, label: chapterName(id) })) },
    { id: "provider", label: own.provider, options: matrix.providers.map(({ id, content }) => ({ value: id, label: content.name })) },
    { id: "status", label: own.status, options: [...STATUS_LETTERS, "r", "q"].map((value) => ({ value, label: own.cells[cellOf(value).meaning] })) },
    { id: "only", label: own.only, options: [{ value: "open", label: own.onlyOpen }] },
    { id: "kind", label: own.kind, options: kinds.map((value) => ({ value, label: kindName(value) })) },
    { id: "criticality", label: own.criticality, options: LEVELS.map((value) => ({ value, label: ledger.criticalities[value] })) },
  ];
  return (
    <div className="on-screen flex flex-wrap items-end gap-3">
      <div className="w-40 max-sm:w-full">
        <TextBox label={words.search} type="search" value={state.search} onChange={(search) => onChange({ ...state, search })} />
      </div>
      <FilterFold inForce={conditionsInForce(state)}>
        {filters.map(({ id, label, options }) => (
          <div key={id} className="w-33 max-sm:w-[calc(50%-0.375rem)]">
            <SelectBox label={label} value={state.filters[id] ?? ""} options={[{ value: "", label: own.all }, ...options]} onChange={(value) => onChange({ ...state, filters: { ...state.filters, [id]: value } })} />
          </div>
        ))}
        <SavedViews list="matrix" state={state} onChoose={onChange} />
        {queryOf(state) === "" ? null : (
          <Button variant="text" onPress={() => onChange(WHOLE_LIST)}>
            {own.clear}
          </Button>
        )}
      </FilterFold>
    </div>
  );
}
