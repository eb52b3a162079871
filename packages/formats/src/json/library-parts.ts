import { z } from "zod";

// What the schemas of data files share.
export const text = z.string().min(1);
export const localized = z.strictObject({ ja: text, en: text });
// JSON Schema counts characters where JavaScript counts UTF-16 units; no label uses a character of two units.
export const label = z.strictObject({ ja: text.max(30), en: text });
export const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);
export const number = z.string().regex(/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/);
export const confidence = z.enum(["high", "medium", "low", "unknown"]);
export const provenance = z
  .array(z.strictObject({ document: text.describe("A key of this file's sources"), place: text.describe("Section, table or page") }))
  .min(1)
  .describe("Where the fact comes from");
export const publishedOn = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .nullable()
  .describe("Year, year and month, or day; null when not known");
export const sources = z
  .record(id, z.strictObject({ title: text, publisher: text, publishedOn }))
  .describe("Documents that provenance points to, by a short key");
export const schemaLink = { $schema: z.string().exactOptional() };
export const factId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
