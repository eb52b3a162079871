import { z } from "zod";
import { factId, localized, provenance, schemaLink, sources } from "./library-parts.ts";

const condition = z.record(factId, z.array(factId).min(1)).describe("Facts and the values of each that fit; all of them must");

const outcome = z.strictObject({
  label: localized,
  detail: localized,
  disclosure: z
    .strictObject({ form: factId, writer: z.enum(["manufacturer", "type-number-holder", "service-provider", "remote-maintainer"]) })
    .exactOptional()
    .describe("The disclosure that is due, and who writes it"),
  askThrough: z.enum(["dealer", "direct-contractor"]).exactOptional().describe("Through whom the writer is asked"),
  isOutOfScope: z.literal(true).exactOptional().describe("It is no medical information system"),
});

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
        when: z.union([condition, z.array(condition).min(1)]).exactOptional().describe("After which answers it is asked at all; of several conditions, one is enough"),
      }),
    )
    .min(1),
  outcomes: z.record(factId, outcome),
  rules: z
    .array(z.strictObject({ id: factId, when: condition, outcome: factId, because: localized, ask: localized.exactOptional(), provenance }))
    .min(1),
});
