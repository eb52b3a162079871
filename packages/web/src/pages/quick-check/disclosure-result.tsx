import type { CriteriaSet, Decision } from "@kaiji/domain";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../../parts/notice.tsx";
import { fileNameOf } from "../../parts/save-file.ts";
import { useSpeaking } from "../../settings/language.tsx";
import { CheckPaper } from "./check-paper.tsx";
import { CountsBar } from "./counts-bar.tsx";
import { DisclosureHeading } from "./disclosure-heading.tsx";
import { LetterDialog } from "./letter-dialog.tsx";
import { ProblemList } from "./problem-list.tsx";
import { ResultActions } from "./result-actions.tsx";
import { letterText, verdictText, type Result } from "./result-papers.ts";
import { RowList } from "./row-list.tsx";
import { evaluationOf } from "./state/evaluation-of.ts";
import type { HeldDisclosure, HeldFile } from "./state/quick-check-state.ts";
import { VERDICT_LOOK } from "./verdict-look.ts";

interface DisclosureResultProps {
  readonly file: HeldFile;
  readonly held: HeldDisclosure;
  readonly set: CriteriaSet;
  /** Whether a person asked for this result just now, so that the focus follows. */
  readonly takesFocus: boolean;
  readonly onDecide: (decision: Decision) => void;
  readonly onUndoDecision: (criterion: string) => void;
}

/** Everything about one disclosure: verdict, counts, what to do, problems, rows, and the same on paper. */
export function DisclosureResult({ file, held, set, takesFocus, onDecide, onUndoDecision }: DisclosureResultProps) {
  const { language, words } = useSpeaking();
  const [letter, setLetter] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const evaluation = evaluationOf(held, set);
  const result: Result = { file, held, evaluation, set };
  const { disclosure } = held;
  const form = disclosure.form.toUpperCase();

  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  return (
    <>
      <div className="on-screen mt-12 border-t border-line pt-10">
        <DisclosureHeading disclosure={disclosure} fileName={file.name} headingRef={heading} />
        <div className="mt-6" data-testid="verdict" data-verdict={evaluation.verdict}>
          <Notice look={VERDICT_LOOK[evaluation.verdict].notice} heading={verdictText(result, language)}>
            <p>{words.verdict.scope(form, evaluation.rows.length, set.criteria.length)}</p>
          </Notice>
        </div>
        <CountsBar counts={evaluation.counts} />
        <ResultActions result={result} onLetter={() => setLetter(letterText(result, language, today()))} />
        <ProblemList problems={disclosure.problems} />
        <RowList
          evaluation={evaluation}
          set={set}
          onDecide={onDecide}
          onUndoDecision={onUndoDecision}
        />
        <LetterDialog
          letter={letter}
          fileName={fileNameOf([words.letter.fileName, form, disclosure.basicInfo.name], "txt")}
          onChange={setLetter}
          onClose={() => setLetter(null)}
        />
      </div>
      <div className="on-paper paper">
        {letter === null ? <CheckPaper result={result} /> : <div className="letter">{letter}</div>}
      </div>
    </>
  );
}

/** The day on the person's calendar, as `YYYY-MM-DD`: the Swedish way of writing dates is the ISO way. */
function today(): string {
  return new Date().toLocaleDateString("sv-SE");
}
