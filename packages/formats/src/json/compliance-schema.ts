import { z } from "zod";
import { confidence, id, label, localized, provenance, schemaLink, sources, text } from "./library-parts.ts";

const item = z.strictObject({
  id: id.describe("Guideline, section and place in it; permanent"),
  number: text.describe("As the guideline prints it: 1.1-①"),
  section: text.describe("Id of a section"),
  label: label.describe("Our own wording, at most 30 characters in Japanese"),
  explanation: localized.describe("What it means and why it matters, for a director with no IT staff"),
  action: localized.describe("What the institution does"),
  ask: localized.nullable().describe("What to ask the provider; null when it is the institution's alone"),
  evidence: z.array(id).min(1).describe("Ids of evidenceKinds: what shows that the item is kept"),
  allowsNotApplicable: z.boolean().describe("Whether 対象外 is an answer; true only where the guideline itself names a case"),
  appliesWhen: localized.exactOptional().describe("The case in which it applies; exactly when it may be not applicable"),
  dateRule: z.strictObject({ referenceOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), grace: localized, note: localized }).exactOptional(),
  confidence,
  provenance,
});

/** `catalogs/<set>/items.json`: the compliance items (遵守項目) of one edition of a guideline. */
export const complianceSchema = z.strictObject({
  ...schemaLink,
  id,
  guideline: text,
  title: localized,
  sources,
  sections: z.array(z.strictObject({ id: text, parent: text.nullable(), label })).min(1),
  evidenceKinds: z.array(z.strictObject({ id, label, screen: text.nullable().describe("Screen of the workspace that holds it; null when the institution keeps it itself") })).min(1),
  items: z.array(item).min(1),
});

/** `rulebooks/<id>/outline.json`: a rulebook to begin with. */
export const outlineSchema = z.strictObject({
  ...schemaLink,
  id,
  title: localized,
  lead: localized,
  complianceSet: id.describe("Id of the set of compliance items that it covers as a whole"),
  fillMarks: z.strictObject({ open: text, close: text }).describe("What stands around a place to fill in"),
  parts: z
    .array(
      z.strictObject({
        id,
        number: text,
        title: localized,
        clauses: z.array(z.strictObject({ id, number: text, title: localized, text: localized.describe("ja: the clause; en: a summary"), covers: z.array(id) })).min(1),
      }),
    )
    .min(1),
});
