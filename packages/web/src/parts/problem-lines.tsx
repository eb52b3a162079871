import { useSpeaking } from "../settings/language.tsx";
import { groupProblems, type ProblemLine } from "./group-problems.ts";

/** What the reader noticed, each with its place. What is said of many items alike is one line that unfolds. */
export function ProblemLines({ lines }: { readonly lines: readonly ProblemLine[] }) {
  const { words } = useSpeaking();
  const { problems } = words;
  return (
    <ul className="mt-2 divide-y divide-line border-t border-line">
      {groupProblems(lines).map(({ first, items }, at) => {
        const [item, ...others] = items;
        const place = first.source ?? (item === undefined ? problems.noPlace : problems.item(item));
        return (
          // oxlint-disable-next-line react/no-array-index-key -- lines never move
          <li key={`${at}-${first.code}`} className="grid gap-x-4 py-2 sm:grid-cols-[10rem_1fr]">
            <span className="font-mono">
              <span className="sr-only">{words.app.label(problems.place)}</span>
              {place}
            </span>
            {others.length === 0 ? (
              <span>{first.sentence}</span>
            ) : (
              <details>
                <summary className="cursor-pointer">
                  {first.sentence} <span className="font-bold">{problems.others(others.length)}</span>
                </summary>
                <ul className="mt-1 flex flex-wrap gap-x-3 font-mono">
                  {items.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
