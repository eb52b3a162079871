import { findCriteriaSet, type Decision } from "@kaiji/domain";
import { useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "../../parts/icon.tsx";
import { useAnnounce } from "../../settings/announcer.tsx";
import { LoadFailed } from "../../parts/load-failed.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { DisclosureResult } from "./disclosure-result.tsx";
import { FileIntake } from "./file-intake.tsx";
import { FileList } from "./file-list.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { evaluationAfter } from "./state/evaluation-of.ts";
import { isUnderWay, listDisclosures } from "./state/quick-check-state.ts";
import { SummaryTable } from "./summary-table.tsx";
import { ToWorkspace } from "./to-workspace.tsx";
import { useLibrary } from "../../settings/use-library.ts";
import { useQuickCheck } from "./use-quick-check.ts";

/** The criteria this page judges by. */
const CRITERIA = "gl-7.0-appendix";

/** Quick check: from the provider's file to a verdict, without signing in and without sending anything. */
export function QuickCheckPage() {
  const { words } = useSpeaking();
  const announce = useAnnounce();
  const { loading, retry } = useLibrary();
  const library = loading.kind === "ready" ? loading.library : null;
  const set = library === null ? null : findCriteriaSet(library, CRITERIA);
  const check = useQuickCheck(library);
  const { state } = check;
  const [asked, setAsked] = useState<string | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const lines = listDisclosures(state);
  const shown = lines.find(({ held }) => held.key === state.shown);
  const isEmpty = state.files.length === 0;
  const done = state.files.filter((file) => !isUnderWay(file)).length;

  useEffect(() => {
    if (state.files.length === 0) return;
    announce(done === state.files.length ? words.files.allDone(done) : words.files.progress(done, state.files.length));
  }, [announce, done, state.files.length, words]);

  const { show } = check;
  const showAsked = useCallback(
    (key: string) => {
      setAsked(key);
      show(key);
    },
    [show],
  );
  const decided = (decision: Decision) => {
    if (shown === undefined || set === null) return;
    check.decide(shown.held.key, decision);
    const decisions = [...shown.held.decisions.filter((one) => one.criterion !== decision.criterion), decision];
    const { verdict } = evaluationAfter(shown.held, set, decisions);
    announce(words.decision.saved(numberOf(decision.criterion), words.verdict.short[verdict]));
  };
  const undone = (criterion: string) => {
    if (shown === undefined || set === null) return;
    check.undoDecision(shown.held.key, criterion);
    const decisions = shown.held.decisions.filter((one) => one.criterion !== criterion);
    const { verdict } = evaluationAfter(shown.held, set, decisions);
    announce(words.decision.undone(numberOf(criterion), words.verdict.short[verdict]));
  };
  const numberOf = (criterion: string) =>
    set?.criteria.find((one) => one.id === criterion)?.items.join(" / ") ?? criterion;

  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 pt-8 pb-20 outline-none md:px-8 md:pt-12 print:max-w-none print:p-0">
      <div className="on-screen">
        <h1 ref={title} tabIndex={-1} className={isEmpty ? "text-std-32B-150 sm:text-std-36B-140" : "text-std-28B-150"}>
          {words.intake.title}
        </h1>
        {isEmpty ? <p className="mt-4 max-w-3xl text-std-18N-160">{words.intake.lead}</p> : null}
        <p className="mt-3 mb-6 flex items-start gap-2">
          <span className="mt-1 text-met">
            <Icon name="lock" />
          </span>
          {words.intake.privacy}
        </p>
        {loading.kind === "failed" ? (
          <div className="mb-6">
            <LoadFailed onRetry={retry} />
          </div>
        ) : null}
        <FileIntake isCompact={!isEmpty} onFiles={check.take} />
        {isEmpty && state.removed === null ? null : (
          <FileList
            state={state}
            onRemove={check.remove}
            onUndo={check.undoRemoval}
            onClear={() => {
              check.clear();
              title.current?.focus();
            }}
          />
        )}
        {isEmpty ? <FirstSteps /> : null}
        {set !== null && lines.length > 1 ? (
          <SummaryTable
            state={state}
            set={set}
            onShow={showAsked}
          />
        ) : null}
      </div>
      {shown === undefined || set === null ? null : (
        <DisclosureResult
          key={shown.held.key}
          file={shown.file}
          held={shown.held}
          set={set}
          takesFocus={asked === shown.held.key}
          onDecide={decided}
          onUndoDecision={undone}
        />
      )}
      <ToWorkspace />
    </main>
  );
}
