import { z } from "zod";
import { factId, localized, provenance, schemaLink, sources } from "./library-parts.ts";

const condition = z.record(factId, z.array(factId).min(1)).describe("Facts and the values of each that fit; all of them must");

/** `charts/<id>/chart.json`: a decision chart. */
export const chartSchema = z.strictObject({
  ...schemaLink,
  id: factId,
  title: localized,
  lead: localized,
  takes: z.enum(["first", "all"]).describe("Whether the first rule that fits decides, or every one that fits adds its outcome"),
  sources,
  facts: z
    .array(
      z.strictObject({
        id: factId,
        ask: localized,
        hint: localized.exactOptional(),
        options: z.array(z.strictObject({ value: factId, label: localized })).min(2),
        when: condition.exactOptional(),
      }),
    )
    .min(1),
  outcomes: z.record(factId, z.strictObject({ label: localized, detail: localized })),
  rules: z
    .array(z.strictObject({ id: factId, when: condition, outcome: factId, because: localized, ask: localized.exactOptional(), provenance }))
    .min(1),
});
