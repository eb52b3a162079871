export { catalogSchema, criteriaAboutSchema, criteriaSchema, formSchema, readingSchema } from "./json/library-schema.ts";
export { complianceSchema, outlineSchema } from "./json/compliance-schema.ts";
export { chartSchema } from "./json/chart-schema.ts";
export { checkDocumentSchema, readDocumentSchema } from "./json/document-schema.ts";
export { packSchema } from "./json/pack-schema.ts";
export { publishedSchemas } from "./json/published-schemas.ts";
