import type { Problem } from "@kaiji/domain";
import { problemSentence } from "@kaiji/formats";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { Icon } from "../../parts/icon.tsx";
import { ProblemLines } from "../../parts/problem-lines.tsx";
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
          <ProblemLines lines={problems.map((problem) => ({ code: problem.code, item: problem.item, source: problem.source, sentence: problemSentence(problem, language) }))} />
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
