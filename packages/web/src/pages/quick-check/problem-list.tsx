import type { Problem } from "@kaiji/domain";
import { problemSentence } from "@kaiji/formats";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { Icon } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";

/** What the reader noticed in the file, each with its cell. Nothing is shown when nothing was noticed. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { language, words } = useSpeaking();
  if (problems.length === 0) return null;
  return (
    <Disclosure defaultExpanded={problems.length <= 5} className="group mt-6 rounded-12 border border-unanswered bg-raised">
      <Heading level={3}>
        <Button slot="trigger" className="flex w-full items-center gap-3 px-4 py-3 text-left text-std-16B-170 hover:underline sm:px-6">
          <span className="text-unanswered">
            <Icon name="alert" size={24} />
          </span>
          <span className="grow">{words.problems.title(problems.length)}</span>
          <span className="text-link group-data-expanded:rotate-180">
            <Icon name="down" size={24} />
          </span>
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="px-4 pb-4 sm:px-6">
          <p className="text-quiet">{words.problems.lead}</p>
          <ul className="mt-2 divide-y divide-line border-t border-line">
            {problems.map((problem, i) => (
              <li key={`${i}-${problem.code}`} className="grid gap-x-4 py-2 sm:grid-cols-[10rem_1fr]">
                <span className="font-mono">
                  <span className="sr-only">{words.app.label(words.problems.place)}</span>
                  {problem.source ?? words.problems.noPlace}
                </span>
                <span>{problemSentence(problem, language)}</span>
              </li>
            ))}
          </ul>
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
