import type { Decision, Disclosure } from "@kaiji/domain";
import type { Refusal } from "@kaiji/formats";

/** One form found in a file, with what a person decided on its open rows. */
export interface HeldDisclosure {
  /** `<file id>#<index>`: unique on this page. */
  readonly key: string;
  readonly disclosure: Disclosure;
  readonly decisions: readonly Decision[];
}

export type Stage =
  | { readonly kind: "waiting" }
  | { readonly kind: "loading"; readonly fraction: number }
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly sha256: string; readonly disclosures: readonly HeldDisclosure[] }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** An archive; its files stand in the list after it. */
  | { readonly kind: "unpacked"; readonly count: number }
  /** The same bytes were handed in before, as the file named here. */
  | { readonly kind: "same"; readonly as: string }
  | { readonly kind: "failed"; readonly why: "unreadable" | "broken" | "too-slow" };

export interface HeldFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly stage: Stage;
}

/** Everything the quick check knows. Lives in memory only. */
export interface QuickCheckState {
  readonly files: readonly HeldFile[];
  /** Key of the disclosure on show. */
  readonly shown: string | null;
  /** The file taken away last, and where it stood, for undoing. */
  readonly removed: { readonly file: HeldFile; readonly index: number } | null;
}

export type Action =
  | { readonly kind: "added"; readonly files: readonly { id: string; name: string; size: number }[] }
  | { readonly kind: "loading"; readonly id: string; readonly fraction: number }
  | { readonly kind: "reading"; readonly id: string }
  | { readonly kind: "read"; readonly id: string; readonly sha256: string; readonly disclosures: readonly Disclosure[] }
  | { readonly kind: "refused"; readonly id: string; readonly refusal: Refusal }
  | { readonly kind: "failed"; readonly id: string; readonly why: "unreadable" | "broken" | "too-slow" }
  | { readonly kind: "unpacked"; readonly id: string; readonly count: number }
  | { readonly kind: "removed"; readonly id: string }
  | { readonly kind: "removal-undone" }
  | { readonly kind: "cleared" }
  | { readonly kind: "shown"; readonly key: string }
  | { readonly kind: "decided"; readonly key: string; readonly decision: Decision }
  | { readonly kind: "decision-undone"; readonly key: string; readonly criterion: string };

export const EMPTY: QuickCheckState = { files: [], shown: null, removed: null };

/** The next state after something happened. Pure; an id that is not there any more changes nothing. */
export function quickCheckReducer(state: QuickCheckState, action: Action): QuickCheckState {
  switch (action.kind) {
    case "added": {
      const added = action.files.map((file) => ({ ...file, stage: { kind: "waiting" } as const }));
      return { ...state, files: [...state.files, ...added], removed: null };
    }
    case "loading":
      return setStage(state, action.id, { kind: "loading", fraction: action.fraction });
    case "reading":
      return setStage(state, action.id, { kind: "reading" });
    case "refused":
      return setStage(state, action.id, { kind: "refused", refusal: action.refusal });
    case "failed":
      return setStage(state, action.id, { kind: "failed", why: action.why });
    case "unpacked":
      return setStage(state, action.id, { kind: "unpacked", count: action.count });
    case "read":
      return takeReading(state, action.id, action.sha256, action.disclosures);
    case "removed":
      return removeFile(state, action.id);
    case "removal-undone":
      return undoRemoval(state);
    case "cleared":
      return EMPTY;
    case "shown":
      return { ...state, shown: action.key };
    case "decided":
      return setDecisions(state, action.key, (decisions) => [
        ...decisions.filter((one) => one.criterion !== action.decision.criterion),
        action.decision,
      ]);
    case "decision-undone":
      return setDecisions(state, action.key, (decisions) =>
        decisions.filter((one) => one.criterion !== action.criterion),
      );
  }
}

/** All disclosures in hand, in the order of their files. */
export function listDisclosures(state: QuickCheckState): readonly { file: HeldFile; held: HeldDisclosure }[] {
  return state.files.flatMap((file) =>
    file.stage.kind === "read" ? file.stage.disclosures.map((held) => ({ file, held })) : [],
  );
}

/** Whether the file still waits for its result. */
export function isUnderWay(file: HeldFile): boolean {
  return file.stage.kind === "waiting" || file.stage.kind === "loading" || file.stage.kind === "reading";
}

function setStage(state: QuickCheckState, id: string, stage: Stage): QuickCheckState {
  return { ...state, files: state.files.map((file) => (file.id === id ? { ...file, stage } : file)) };
}

function takeReading(
  state: QuickCheckState,
  id: string,
  sha256: string,
  found: readonly Disclosure[],
): QuickCheckState {
  const twin = state.files.find((file) => file.stage.kind === "read" && file.stage.sha256 === sha256);
  if (twin !== undefined) return setStage(state, id, { kind: "same", as: twin.name });
  const disclosures = found.map((disclosure, i) => ({ key: `${id}#${i}`, disclosure, decisions: [] }));
  return withSomethingShown(setStage(state, id, { kind: "read", sha256, disclosures }));
}

function removeFile(state: QuickCheckState, id: string): QuickCheckState {
  const index = state.files.findIndex((file) => file.id === id);
  const file = state.files[index];
  if (file === undefined) return state;
  return withSomethingShown({ ...state, files: state.files.toSpliced(index, 1), removed: { file, index } });
}

function undoRemoval(state: QuickCheckState): QuickCheckState {
  if (state.removed === null) return state;
  const { file, index } = state.removed;
  const back = isUnderWay(file) ? { ...file, stage: { kind: "waiting" } as const } : file;
  return withSomethingShown({ ...state, files: state.files.toSpliced(index, 0, back), removed: null });
}

/** Keeps what is on show; when it is gone, shows the first disclosure there is. */
function withSomethingShown(state: QuickCheckState): QuickCheckState {
  const keys = listDisclosures(state).map(({ held }) => held.key);
  if (state.shown !== null && keys.includes(state.shown)) return state;
  return { ...state, shown: keys[0] ?? null };
}

function setDecisions(
  state: QuickCheckState,
  key: string,
  change: (decisions: readonly Decision[]) => readonly Decision[],
): QuickCheckState {
  const files = state.files.map((file) => {
    if (file.stage.kind !== "read") return file;
    if (!file.stage.disclosures.some((held) => held.key === key)) return file;
    const disclosures = file.stage.disclosures.map((held) =>
      held.key === key ? { ...held, decisions: change(held.decisions) } : held,
    );
    return { ...file, stage: { ...file.stage, disclosures } };
  });
  return { ...state, files };
}
