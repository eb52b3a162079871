import type { PatternName } from "../../parts/chart/patterns.tsx";
import type { CellMeaning } from "../model/cells.ts";

/** Colour and pattern of a result in charts; no two have the same pattern. */
export const SERIES_LOOK: Readonly<Record<CellMeaning, { readonly color: string; readonly pattern: PatternName }>> = {
  met: { color: "var(--met)", pattern: "plain" },
  "not-met": { color: "var(--not-met)", pattern: "cross" },
  "not-applicable": { color: "var(--na)", pattern: "rows" },
  unanswered: { color: "var(--unanswered)", pattern: "dots" },
  "needs-judgement": { color: "var(--judgement)", pattern: "slant" },
  "not-received": { color: "var(--ink)", pattern: "hollow" },
  "maybe-needed": { color: "var(--quiet)", pattern: "columns" },
  "not-needed": { color: "var(--line)", pattern: "plain" },
  "not-judged": { color: "var(--quiet)", pattern: "hollow" },
};
