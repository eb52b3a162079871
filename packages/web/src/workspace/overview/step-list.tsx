import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";
import type { NextStep } from "./next-steps.ts";

/** What to do next; never empty. */
export function StepList({ steps }: { readonly steps: readonly NextStep[] }) {
  const { overview } = useWords();
  if (steps.length === 0) return <p className="mt-2">{overview.nothing}</p>;
  return (
    <ol className="mt-2 flex list-decimal flex-col gap-1 pl-7">
      {steps.map(({ text, to }) => (
        <li key={text} className="py-1.5">
          <PathLink to={to} className="text-std-18N-160 text-link underline">
            {text}
          </PathLink>
        </li>
      ))}
    </ol>
  );
}
