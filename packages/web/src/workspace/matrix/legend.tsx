import { useWords } from "../use-words.ts";
import { ALL_LETTERS, cellOf } from "./model/cells.ts";

/** What each sign means, in words. */
export function Legend() {
  const { matrix } = useWords();
  return (
    <ul aria-label={matrix.legend} className="flex flex-wrap gap-x-4 gap-y-1 text-dns-14N-130 leading-170">
      {ALL_LETTERS.map((letter) => {
        const { sign, look, meaning } = cellOf(letter);
        return (
          <li key={letter} className="flex items-center gap-1">
            <span aria-hidden="true" className={`inline-flex size-6 items-center justify-center rounded-4 border border-line ${look}`}>
              {sign}
            </span>
            <span className="font-bold">{matrix.cells[meaning]}</span>
            <span className="text-quiet">{matrix.cellsExplained[meaning]}</span>
          </li>
        );
      })}
    </ul>
  );
}
