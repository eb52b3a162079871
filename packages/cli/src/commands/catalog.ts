import type { Catalog, CriteriaSet, Criterion, Item, Language, Library } from "@kaiji/domain";
import { writeJson } from "@kaiji/formats";
import { loadLibrary } from "../load-library.ts";
import { languageOf, parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";
import { writeOutput } from "../write-output.ts";

/** `kaiji catalog list|show|export|validate|learn|forget`: what Kaiji knows as data. */
export async function run(args: readonly string[]): Promise<number> {
  if (args[0] === "learn") return (await import("./learn.ts")).learn(args.slice(1));
  if (args[0] === "forget") return (await import("./learn.ts")).forget(args[1]);
  const { values, words } = parseOptions(args, { json: { type: "boolean" }, to: { type: "string" }, lang: { type: "string" }, output: { type: "string", short: "o" } });
  const language = languageOf(values["lang"]);
  const [verb, id] = words;
  switch (verb) {
    case "list":
      writeOutput(list(loadLibrary(), language, values["json"] === true), values["output"]);
      return 0;
    case "show":
      writeOutput(show(loadLibrary(), id, language, values["json"] === true), values["output"]);
      return 0;
    case "export":
      writeOutput((await import("./export.ts")).exportCatalog(id, values["to"]), values["output"]);
      return 0;
    case "validate":
      return validate(id ?? process.cwd());
    default:
      throw new UsageError("catalog には list・show・export・validate・learn・forget のどれかを続けてください。 / catalog takes list, show, export, validate, learn or forget.");
  }
}

function list({ catalogs, criteriaSets }: Library, language: Language, asJson: boolean): string {
  const rows = [
    ...catalogs.map((c) => ({ id: c.id, kind: c.learnedFrom === c.id ? "learned" : "catalog", title: c.title[language], count: c.items.length })),
    ...criteriaSets.map((s) => ({ id: s.id, kind: "criteria", title: s.title[language], count: s.criteria.length })),
  ];
  return asJson ? writeJson(rows) : rows.map((row) => `${row.id.padEnd(18)} ${row.kind.padEnd(9)} ${String(row.count).padStart(4)}  ${row.title}`).join("\n");
}

function show(library: Library, id: string | undefined, language: Language, asJson: boolean): string {
  const catalog = library.catalogs.find((candidate) => candidate.id === id);
  const set = library.criteriaSets.find((candidate) => candidate.id === id);
  const criterion = library.criteriaSets.flatMap((candidate) => candidate.criteria).find((candidate) => candidate.id === id);
  const found = catalog ?? set ?? criterion;
  if (found === undefined)
    throw new UsageError(`「${id ?? ""}」は見つかりません。kaiji catalog list で一覧を見られます。 / "${id ?? ""}" was not found; see kaiji catalog list.`);
  if (asJson) return writeJson(found);
  if (catalog !== undefined) return catalogText(catalog, language);
  return set === undefined ? criterionText(criterion!, language) : setText(set, language);
}

function catalogText(catalog: Catalog, language: Language): string {
  const line = ({ number, label, confidence, official }: Item) =>
    `${number.padEnd(10)} ${label[language]}  [${confidence}]${official === undefined || official === label[language] ? "" : `\n           「${official}」`}`;
  return [`${catalog.id}  ${catalog.title[language]}`, ...(catalog.note === undefined ? [] : [catalog.note[language]]), "", ...catalog.items.map(line)].join("\n");
}

function setText(set: CriteriaSet, language: Language): string {
  return [`${set.id}  ${set.title[language]}`, "", ...set.criteria.map((c) => `${c.id.padEnd(26)} ${c.chapter.padStart(2)}  ${c.label[language]}`)].join("\n");
}

function criterionText(criterion: Criterion, language: Language): string {
  const parts = [criterion.label, criterion.explanation, criterion.ask, criterion.alternative, criterion.caution, criterion.combineBecause ?? undefined, criterion.dateRule?.note, criterion.dateRule?.grace];
  return [criterion.id, ...parts.filter((part) => part !== undefined).map((part) => part[language])].join("\n\n");
}

async function validate(folder: string): Promise<number> {
  const { readLibrary } = await import("@kaiji/library");
  try {
    const { catalogs, criteriaSets } = readLibrary(folder);
    process.stdout.write(`OK: ${catalogs.length} catalogs, ${criteriaSets.length} criteria sets\n`);
    return 0;
  } catch (error) {
    throw new UsageError((error instanceof Error ? error.message : String(error)).replaceAll("\n", " | "));
  }
}
