import type { CriterionEvaluation, Decision } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { useEffect, useRef } from "react";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { DecisionForm } from "./decision-form.tsx";

interface DecisionPartProps {
  readonly row: CriterionEvaluation;
  readonly onDecide: (decision: Decision) => void;
  readonly onUndo: () => void;
}

/** The form on a row that needs judgement; once decided, the decision and the way to take it back. */
export function DecisionPart({ row, onDecide, onUndo }: DecisionPartProps) {
  const { language, words } = useSpeaking();
  const place = useRef<HTMLDivElement>(null);
  const isDecided = row.because.code === "decided";
  const wasDecided = useRef(isDecided);

  // The button pressed is gone after the change; the focus goes to what took its place.
  useEffect(() => {
    if (wasDecided.current !== isDecided) place.current?.querySelector<HTMLElement>("button, input")?.focus();
    wasDecided.current = isDecided;
  }, [isDecided]);

  if (isDecided) {
    return (
      <div ref={place} className="flex flex-wrap items-center gap-3 rounded-8 border border-line border-l-8 border-l-judgement bg-band px-4 py-3">
        <p className="grow">
          <strong>{words.decision.decided(statusWord(row.status, language))}</strong>
          <span className="block">
            {words.app.label(words.decision.reason)}{row.because.reason}
          </span>
        </p>
        <Button variant="quiet" size="small" onPress={onUndo}>
          <Icon name="undo" size={18} />
          {words.decision.undo}
        </Button>
      </div>
    );
  }
  if (row.status !== "needs-judgement") return null;
  return (
    <div ref={place}>
      <DecisionForm criterion={row.criterion} onDecide={onDecide} />
    </div>
  );
}
