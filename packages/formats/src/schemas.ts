export { catalogSchema, criteriaAboutSchema, criteriaSchema, formSchema, readingSchema } from "./json/library-schema.ts";
