import { Button } from "../../../parts/button.tsx";
import { useWords } from "../../use-words.ts";
import { SelectBox } from "../select-box.tsx";
import { TextBox } from "../text-box.tsx";
import { FilterFold } from "./filter-fold.tsx";
import type { ListColumn, ListFilter } from "./list-column.ts";
import { WHOLE_LIST, conditionsInForce, queryOf, sortOf, sortTextOf, type ListState } from "./list-state.ts";
import { SavedViews } from "./saved-views.tsx";

interface ListToolsProps<Row> {
  readonly list: string;
  readonly state: ListState;
  readonly filters: readonly ListFilter<Row>[];
  /** What can be sorted by, where no headings stand to be pressed. */
  readonly sortable: readonly ListColumn<Row>[];
  readonly onChange: (next: ListState) => void;
  readonly onExport: () => void;
}

/** What stands above a list: search, filters, the order, saved filters, and the export. */
export function ListTools<Row>({ list, state, filters, sortable, onChange, onExport }: ListToolsProps<Row>) {
  const words = useWords();
  const orders = sortable.flatMap(({ id, heading }) => [
    { value: id, label: words.list.upwards(heading) },
    { value: `-${id}`, label: words.list.downwards(heading) },
  ]);
  const conditions = (
    <>
      {filters.map((filter) => (
        <div key={filter.id} className="w-48 max-sm:w-[calc(50%-0.375rem)]">
          <SelectBox
            label={filter.label}
            value={state.filters[filter.id] ?? ""}
            options={[{ value: "", label: words.list.all }, ...filter.options]}
            onChange={(value) => onChange({ ...state, filters: { ...state.filters, [filter.id]: value } })}
          />
        </div>
      ))}
      {orders.length === 0 ? null : (
        <div className="w-48 max-sm:w-[calc(50%-0.375rem)]">
          <SelectBox label={words.list.order} value={sortTextOf(state.sort)} options={[{ value: "", label: words.list.ownOrder }, ...orders]} onChange={(text) => onChange({ ...state, sort: sortOf(text) })} />
        </div>
      )}
      <SavedViews list={list} state={state} onChoose={onChange} />
      {queryOf(state) === "" ? null : (
        <Button variant="text" onPress={() => onChange(WHOLE_LIST)}>
          {words.list.clear}
        </Button>
      )}
    </>
  );
  return (
    <div className="on-screen flex flex-wrap items-end gap-3">
      <div className="w-56 max-sm:w-full">
        <TextBox
          label={words.search}
          type="search"
          value={state.search}
          onChange={(search) => onChange({ ...state, search })}
          onKeyDown={(event) => {
            // It searches as one types; a form that the list stands in is not sent.
            if (event.key === "Enter") event.preventDefault();
            else event.continuePropagation();
          }}
        />
      </div>
      {filters.length + orders.length < 2 ? conditions : <FilterFold inForce={conditionsInForce(state)}>{conditions}</FilterFold>}
      <Button variant="quiet" onPress={onExport}>
        {words.list.csv}
      </Button>
    </div>
  );
}
