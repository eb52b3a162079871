import type { Status } from "./evaluation.ts";

/** A person's decision on a row that the rules leave open. The reason is required and kept. */
export interface Decision {
  readonly criterion: string;
  readonly status: Extract<Status, "met" | "not-met" | "not-applicable">;
  readonly reason: string;
}
