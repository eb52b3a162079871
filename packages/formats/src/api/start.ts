import { INSTITUTION_KINDS } from "@kaiji/domain";
import { z } from "zod";
import { id } from "./fields.ts";

/** The steps of the guided first hour, in their order. */
export const START_STEPS = ["institution", "systems", "place", "provider", "files", "done"] as const;

/** はじめに: how far the guided first hour has come. The answers themselves stand in the ledger. */
export const startContent = z.strictObject({
  step: z.enum(START_STEPS),
  /** The system that the step is about. */
  systemId: id.nullable().default(null),
  institutionKind: z.enum(INSTITUTION_KINDS).nullable().default(null),
  /** Whether disclosures were at hand. */
  files: z.enum(["given", "not-yet"]).nullable().default(null),
  isFinished: z.boolean().default(false),
});

export type StartContent = z.infer<typeof startContent>;
export type StartStep = (typeof START_STEPS)[number];
