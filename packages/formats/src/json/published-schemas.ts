import { z } from "zod";
import { checkDocumentSchema, readDocumentSchema } from "./document-schema.ts";
import { chartSchema } from "./chart-schema.ts";
import { complianceSchema, outlineSchema } from "./compliance-schema.ts";
import { packSchema } from "./pack-schema.ts";
import { catalogSchema, criteriaAboutSchema, criteriaSchema, formSchema, readingSchema } from "./library-schema.ts";

const PUBLISHED = {
  catalog: ["One edition of a form", catalogSchema],
  form: ["How a form is recognised", formSchema],
  reading: ["Words that all forms share", readingSchema],
  chart: ["A decision chart of a guideline", chartSchema],
  "criteria-about": ["A set of criteria", criteriaAboutSchema],
  criteria: ["The rows of a set of criteria that concern one form", criteriaSchema],
  "compliance-items": ["The compliance items of one edition of a guideline", complianceSchema],
  "rulebook-outline": ["A rulebook to begin with", outlineSchema],
  "read-document": ["What `kaiji read --json` prints", readDocumentSchema],
  "form-pack": ["An official form as an installation has learned it", packSchema],
  "check-document": ["What `kaiji check --json` prints", checkDocumentSchema],
} as const;

/** The JSON Schemas (2020-12) that are published under `schemas/`, by file name. */
export function publishedSchemas(): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(PUBLISHED).map(([name, [title, schema]]) => {
      const file = `${name}.schema.json`;
      // "input": a document may gain keys later, and a reader must not refuse it for that; strict data files stay strict.
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io: "input" });
      return [file, { $schema, $id: `urn:kaiji:schema:${name}`, title, ...rest }];
    }),
  );
}
