import type { ReactNode } from "react";
import { useWords } from "../../use-words.ts";
import type { Choice } from "./list-table.tsx";

interface ListCardsProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly card: (row: Row) => ReactNode;
  /** Rows can be chosen when given. */
  readonly choice?: Choice<Row> | undefined;
}

/** The rows of a list as cards, for rows that are worked on and not only read. */
export function ListCards<Row>({ caption, rows, keyOf, card, choice }: ListCardsProps<Row>) {
  const { list } = useWords();
  const keys = rows.map(keyOf);
  const areAllChosen = choice !== undefined && keys.every((key) => choice.chosen.has(key));
  return (
    <>
      {choice === undefined ? null : (
        <label className="on-screen flex min-h-9 items-center gap-3 self-start px-4">
          <input type="checkbox" className="size-6" checked={areAllChosen} onChange={() => choice.onToggle(keys, !areAllChosen)} />
          {list.chooseAll}
        </label>
      )}
      <ul aria-label={caption} className="flex flex-col gap-3">
        {rows.map((row) => {
          const key = keyOf(row);
          return (
            <li key={key} className="flex gap-3 rounded-12 border border-line bg-raised p-4 print:break-inside-avoid print:rounded-none">
              {choice === undefined ? null : <input type="checkbox" className="on-screen size-6 shrink-0" aria-label={list.choose(choice.nameOf(row))} checked={choice.chosen.has(key)} onChange={(event) => choice.onToggle([key], event.target.checked)} />}
              <div className="min-w-0 grow">{card(row)}</div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
