import type { CriterionEvaluation } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { COUNT_ORDER } from "./counts-bar.tsx";
import { passesFilter, type RowFilter } from "./state/listed-rows.ts";

interface RowToolbarProps {
  readonly rows: readonly CriterionEvaluation[];
  readonly filter: RowFilter;
  readonly query: string;
  readonly onFilter: (filter: RowFilter) => void;
  readonly onQuery: (query: string) => void;
  readonly onOpenAll: () => void;
  readonly onCloseAll: () => void;
}

/** Filters with their counts, search, and opening or closing all rows. */
export function RowToolbar({ rows, filter, query, onFilter, onQuery, onOpenAll, onCloseAll }: RowToolbarProps) {
  const { language, words } = useSpeaking();
  const filters: readonly RowFilter[] = ["needs-action", "all", ...COUNT_ORDER];
  const nameOf = (one: RowFilter) =>
    one === "needs-action" ? words.rows.needsAction : one === "all" ? words.rows.all : statusWord(one, language);
  const countOf = (one: RowFilter) => rows.filter((row) => passesFilter(row, one)).length;
  return (
    <div className="mt-4 space-y-4">
      <ToggleButtonGroup
        aria-label={words.rows.filterLabel}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filter]}
        onSelectionChange={(keys) => onFilter(filters.find((one) => keys.has(one)) ?? "all")}
        className="flex flex-wrap gap-2"
      >
        {filters
          .filter((one) => one === "needs-action" || one === "all" || one === filter || countOf(one) > 0)
          .map((one) => (
            <ToggleButton
              key={one}
              id={one}
              className="flex min-h-11 items-center gap-2 rounded-full border border-edge bg-page px-4 text-oln-16N-100 hover:bg-accent-soft data-selected:border-accent data-selected:bg-accent data-selected:font-bold data-selected:text-on-accent"
            >
              {nameOf(one)}
              <span className="tabular-nums">{countOf(one)}</span>
            </ToggleButton>
          ))}
      </ToggleButtonGroup>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SearchField value={query} onChange={onQuery} className="flex w-full max-w-md flex-col gap-1">
          <Label className="text-dns-14B-130">{words.rows.search}</Label>
          <div className="relative flex items-center">
            <span className="pointer-events-none absolute left-3 text-quiet">
              <Icon name="search" />
            </span>
            <Input
              placeholder={words.rows.searchHint}
              className="min-h-12 w-full rounded-8 border border-edge bg-page pr-12 pl-10 placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
            />
            {query === "" ? null : (
              <span className="absolute right-1">
                <Button variant="text" size="small" aria-label={words.rows.clearSearch}>
                  <Icon name="cross" size={18} />
                </Button>
              </span>
            )}
          </div>
        </SearchField>
        <div className="flex gap-2">
          <Button variant="text" size="small" onPress={onOpenAll}>
            {words.rows.openAll}
          </Button>
          <Button variant="text" size="small" onPress={onCloseAll}>
            {words.rows.closeAll}
          </Button>
        </div>
      </div>
    </div>
  );
}
