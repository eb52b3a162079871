import type { CriterionEvaluation, Decision, ItemAnswer, ItemNumber, OfficialSentence } from "@kaiji/domain";
import { becauseSentence } from "@kaiji/formats";
import { Button, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { Icon } from "../../parts/icon.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { DecisionPart } from "./decision-part.tsx";
import { ItemAnswers } from "./item-answers.tsx";
import { RowExplanation } from "./row-explanation.tsx";

export interface CriterionRowProps {
  readonly row: CriterionEvaluation;
  readonly answers: ReadonlyMap<ItemNumber, ItemAnswer>;
  readonly official: ReadonlyMap<ItemNumber, OfficialSentence>;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onDecide: (decision: Decision) => void;
  readonly onUndoDecision: () => void;
}

/** One row of the guideline: its status, what the file says, why, and (opened) what it means. */
export function CriterionRow({ row, answers, official, isOpen, onToggle, onDecide, onUndoDecision }: CriterionRowProps) {
  const { language, words } = useSpeaking();
  const { criterion } = row;
  return (
    <li className="bg-raised">
      <Disclosure isExpanded={isOpen} onExpandedChange={onToggle}>
        <Heading level={5}>
          <Button
            slot="trigger"
            className="group flex w-full flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-4 pb-2 text-left sm:flex-nowrap sm:px-6"
          >
            <span className="sm:w-40">
              <StatusBadge status={row.status} />
            </span>
            <span className="order-last w-full text-std-16B-170 group-hover:underline sm:order-none sm:w-auto sm:grow">
              <span className="mr-3 tabular-nums text-quiet">{words.rows.number(criterion.items.join(" / "))}</span>
              {criterion.label[language]}
            </span>
            <span className="ml-auto flex shrink-0 items-center gap-1 text-oln-14N-100 leading-170 text-link">
              {isOpen ? words.rows.hideDetails : words.rows.details}
              <span className={`transition-transform ${isOpen ? "rotate-180" : ""}`}>
                <Icon name="down" size={22} />
              </span>
            </span>
          </Button>
        </Heading>
        <div className="space-y-2 px-4 pb-4 sm:pr-6 sm:pl-50">
          <ItemAnswers criterion={criterion} answers={answers} />
          {row.because.code === "decided" ? null : (
            <p>
              <span className="text-quiet">{words.app.label(words.rows.reason)}</span>
              {becauseSentence(row, language)}
            </p>
          )}
          <DecisionPart row={row} onDecide={onDecide} onUndo={onUndoDecision} />
          <DisclosurePanel>
            <div className="pt-2">
              <RowExplanation criterion={criterion} official={official} />
            </div>
          </DisclosurePanel>
        </div>
      </Disclosure>
    </li>
  );
}
