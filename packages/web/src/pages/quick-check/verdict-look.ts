import type { Verdict } from "@kaiji/domain";
import type { IconName } from "../../parts/icon.tsx";

/** Symbol and colour of a verdict, and the notice that frames it. */
export const VERDICT_LOOK: Readonly<Record<Verdict, { icon: IconName; words: string; notice: "good" | "bad" | "open" }>> = {
  conforms: { icon: "check", words: "text-met", notice: "good" },
  "does-not-conform": { icon: "cross", words: "text-not-met", notice: "bad" },
  incomplete: { icon: "alert", words: "text-unanswered", notice: "open" },
};
