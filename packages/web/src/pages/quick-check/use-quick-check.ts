import type { Decision, Library } from "@kaiji/domain";
import { useCallback, useEffect, useReducer } from "react";
import { EMPTY, isUnderWay, listDisclosures, quickCheckReducer, type QuickCheckState } from "./state/quick-check-state.ts";
import { useReading } from "./use-reading.ts";

export interface QuickCheck {
  readonly state: QuickCheckState;
  readonly take: (files: readonly File[]) => void;
  readonly remove: (id: string) => void;
  readonly undoRemoval: () => void;
  readonly clear: () => void;
  readonly show: (key: string) => void;
  readonly decide: (key: string, decision: Decision) => void;
  readonly undoDecision: (key: string, criterion: string) => void;
}

/** The state of the page and what can happen to it. */
export function useQuickCheck(library: Library | null): QuickCheck {
  const [state, dispatch] = useReducer(quickCheckReducer, EMPTY);
  const reading = useReading(library, dispatch);
  const hasDecisions = listDisclosures(state).some(({ held }) => held.decisions.length > 0);

  // Decisions live in this page only: ask before a stray click throws them away.
  useEffect(() => {
    if (!hasDecisions) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [hasDecisions]);

  const { take, drop, retake } = reading;
  const remove = useCallback(
    (id: string) => {
      drop(id);
      dispatch({ kind: "removed", id });
    },
    [drop],
  );

  const show = useCallback((key: string) => dispatch({ kind: "shown", key }), []);

  return {
    state,
    take,
    remove,
    undoRemoval: () => {
      const file = state.removed?.file;
      dispatch({ kind: "removal-undone" });
      if (file !== undefined && isUnderWay(file)) retake(file.id);
    },
    clear: () => {
      for (const file of state.files) drop(file.id);
      dispatch({ kind: "cleared" });
    },
    show,
    decide: (key, decision) => dispatch({ kind: "decided", key, decision }),
    undoDecision: (key, criterion) => dispatch({ kind: "decision-undone", key, criterion }),
  };
}
