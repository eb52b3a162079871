import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Catalog, CriteriaSet, Library } from "@kaiji/domain";
import { catalogSchema, chartSchema, complianceSchema, criteriaAboutSchema, criteriaSchema, formSchema, outlineSchema, readingSchema } from "@kaiji/formats/schemas";
import type { ZodType } from "zod";
import { checkLibrary } from "./check-library.ts";

/**
 * Reads everything Kaiji knows as data from the `catalogs/`, `criteria/`, `charts/` and `rulebooks/` folders of a checkout.
 * @param root folder that holds them
 * @throws Error that names every file and place at fault
 */
export function readLibrary(root: string): Library {
  const catalogsFolder = join(root, "catalogs");
  const criteriaFolder = join(root, "criteria");
  const forms = folders(catalogsFolder).filter((folder) => existsSync(join(folder, "form.json")));
  const drafts = forms.flatMap((folder) =>
    folders(folder).map((edition) => readJson(root, join(edition, "catalog.json"), catalogSchema)),
  );
  const catalogs = drafts.map((draft): Catalog => {
    const { $schema: _, basedOn, ...catalog } = draft;
    const base = drafts.find((other) => other.id === basedOn);
    if (basedOn !== undefined && base === undefined) throw new Error(`catalog ${draft.id} is based on ${basedOn}, which is not there`);
    if (base === undefined) return catalog;
    if (base.basedOn !== undefined) throw new Error(`catalog ${draft.id} is based on ${base.id}, which is itself based on another`);
    return {
      ...catalog,
      sources: { ...base.sources, ...catalog.sources },
      bands: catalog.bands.length > 0 ? catalog.bands : base.bands,
      items: catalog.items.length > 0 ? catalog.items : base.items,
    };
  });
  const library = {
    reading: without$schema(readJson(root, join(catalogsFolder, "reading.json"), readingSchema)),
    forms: forms.map((folder) => without$schema(readJson(root, join(folder, "form.json"), formSchema))),
    catalogs,
    criteriaSets: folders(criteriaFolder).map((folder) => readCriteriaSet(root, folder)),
    charts: folders(join(root, "charts")).map((folder) => without$schema(readJson(root, join(folder, "chart.json"), chartSchema))),
    complianceSets: folders(catalogsFolder)
      .filter((folder) => existsSync(join(folder, "items.json")))
      .map((folder) => without$schema(readJson(root, join(folder, "items.json"), complianceSchema))),
    outlines: folders(join(root, "rulebooks")).map((folder) => without$schema(readJson(root, join(folder, "outline.json"), outlineSchema))),
  };
  const faults = checkLibrary(library);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return library;
}

function readCriteriaSet(root: string, folder: string): CriteriaSet {
  const about = without$schema(readJson(root, join(folder, "about.json"), criteriaAboutSchema));
  const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "about.json").toSorted();
  const criteria = files.flatMap((name) => {
    const rows = readJson(root, join(folder, name), criteriaSchema);
    const stray = rows.criteria.find((criterion) => criterion.form !== rows.form);
    if (stray !== undefined) throw new Error(`${relative(root, join(folder, name))}: ${stray.id} is not of form ${rows.form}`);
    return rows.criteria;
  });
  return { ...about, criteria };
}

function folders(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(parent, entry.name))
    .toSorted();
}

function readJson<T>(root: string, file: string, schema: ZodType<T>): T {
  const name = relative(root, file);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${name}: ${issue.path.join(".")}: ${issue.message}`).join("\n"));
}

function without$schema<T extends { $schema?: string }>(value: T): Omit<T, "$schema"> {
  const { $schema: _, ...rest } = value;
  return rest;
}
