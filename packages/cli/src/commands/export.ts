import { randomUUID } from "node:crypto";
import { compareItemNumbers, evaluateDisclosure, findCatalog, findCriteriaSet, type CriteriaSet, type Disclosure, type Language, type Library, type Treatment } from "@kaiji/domain";
import {
  parseReadDocument,
  parseTreatments,
  renderDisclosureCsv,
  renderDisclosureHtml,
  renderDisclosureMarkdown,
  writeAssessmentResults,
  writeAttestation,
  writeComponentDefinition,
  writeJson,
  writeOscalCatalog,
  writePlainWorkbook,
  writePlanOfAction,
  writeReadDocument,
  type ReadFile,
  type Stamp,
} from "@kaiji/formats";
import { DEFAULT_SET } from "../input/check-files.ts";
import { readFiles, reportFailures } from "../input/read-files.ts";
import { readBytes } from "../input/read-bytes.ts";
import { loadLibrary } from "../load-library.ts";
import { languageOf, oneOf, parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";
import { writeOutput } from "../write-output.ts";

const TARGETS = ["json", "csv", "md", "html", "xlsx", "oscal-component", "oscal-results", "oscal-poam", "cyclonedx"] as const;
type Target = (typeof TARGETS)[number];

/** `kaiji export`: one disclosure as another format. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, {
    to: { type: "string" },
    form: { type: "string" },
    disclosure: { type: "string" },
    against: { type: "string" },
    treatments: { type: "string" },
    lang: { type: "string" },
    output: { type: "string", short: "o" },
  });
  const language = languageOf(values["lang"]);
  const [file] = words;
  if (file === undefined || words.length > 1 || values["to"] === undefined)
    throw new UsageError(`kaiji export ファイル --to ${TARGETS.join("|")} のように指定してください。 / Call it as kaiji export FILE --to ${TARGETS.join("|")}.`);
  const target = oneOf<Target>("--to", values["to"], TARGETS, "json");
  if (target === "xlsx" && typeof values["output"] !== "string")
    throw new UsageError("xlsx の書き出し先を -o で指定してください。 / Name the file to write with -o.");
  const library = loadLibrary();
  const read = await readSource(file, library, language);
  if (read === null) return 2;
  const written =
    target === "json"
      ? writeReadDocument(wholeFile(read, file), language)
      : convert(target, choose("disclosures" in read ? read.disclosures : read, file, values["form"], values["disclosure"]), {
          library,
          language,
          set: criteriaOf(library, text(values["against"]) ?? DEFAULT_SET),
          treatments: treatmentsOf(text(values["treatments"])),
        });
  if (written === null)
    process.stderr.write("kaiji: 未解決の指摘も対応もないため、書き出すものがありません。 / No finding is open and nothing was treated: there is nothing to write.\n");
  else writeOutput(written, values["output"]);
  return 0;
}

/** `kaiji catalog export ID --to oscal|pack`. */
export function exportCatalog(id: string | undefined, target: string | boolean | undefined): string {
  const { catalogs, packs = [] } = loadLibrary();
  if (oneOf("--to", target, ["oscal", "pack"] as const, "oscal") === "pack") {
    const pack = packs.find((candidate) => candidate.id === id);
    if (pack !== undefined) return writeJson(pack);
    throw new UsageError(`覚えた様式に「${id ?? ""}」はありません。覚えたもの: ${packs.map((known) => known.id).join(", ") || "なし"} / No learned form is called "${id ?? ""}"; learned: ${packs.map((known) => known.id).join(", ") || "none"}`);
  }
  const catalog = catalogs.find((candidate) => candidate.id === id);
  if (catalog === undefined) {
    const known = catalogs.map((candidate) => candidate.id).join(", ");
    throw new UsageError(`様式「${id ?? ""}」はありません。使えるもの: ${known} / There is no catalog "${id ?? ""}"; known: ${known}`);
  }
  return writeOscalCatalog(catalog, stamp());
}

interface Surroundings {
  readonly library: Library;
  readonly language: Language;
  readonly set: CriteriaSet;
  readonly treatments: readonly Treatment[];
}

function convert(target: Exclude<Target, "json">, disclosure: Disclosure, { library, language, set, treatments }: Surroundings): string | Uint8Array | null {
  const catalog = findCatalog(library, disclosure.form, disclosure.edition);
  const plain = { catalog, form: library.forms.find(({ form }) => form === disclosure.form) ?? null };
  switch (target) {
    case "csv":
      return renderDisclosureCsv(disclosure, plain, language);
    case "md":
      return renderDisclosureMarkdown(disclosure, plain, language);
    case "html":
      return renderDisclosureHtml(disclosure, plain, language);
    case "xlsx":
      return writePlainWorkbook(disclosure, plain);
    case "oscal-component":
      return writeComponentDefinition(disclosure, catalog, stamp());
    case "oscal-results":
      return writeAssessmentResults(disclosure, evaluateDisclosure(disclosure, set), set, stamp());
    case "oscal-poam":
      return writePlanOfAction(disclosure, evaluateDisclosure(disclosure, set), treatments, set, stamp());
    case "cyclonedx":
      return writeAttestation(disclosure, { catalog, criteria: set }, stamp());
  }
}

function wholeFile(read: ReadFile | readonly Disclosure[], file: string): ReadFile {
  if ("disclosures" in read) return read;
  throw new UsageError(`${file} はすでに JSON の文書です。 / ${file} is that document already.`);
}

/** A file that people filled, or the document that `kaiji read --json` printed. `null` when it was refused, and said so. */
async function readSource(file: string, library: Library, language: Language): Promise<ReadFile | readonly Disclosure[] | null> {
  if (/\.json$/i.test(file)) {
    const parsed = parseReadDocument(readBytes(file));
    if ("message" in parsed) throw new UsageError(`${file}: ${parsed.message}`);
    // JSON objects put whole numbers first; the form does not.
    return parsed.map((disclosure) => ({ ...disclosure, answers: disclosure.answers.toSorted((a, b) => compareItemNumbers(a.number, b.number)) }));
  }
  const { read, failed } = await readFiles([file], library, language);
  reportFailures(failed);
  return read[0] ?? null;
}

/** The disclosure that was asked for; the only one when nothing was. */
function choose(all: readonly Disclosure[], file: string, form: string | boolean | undefined, place: string | boolean | undefined): Disclosure {
  const left = all.map((disclosure, i) => ({ disclosure, place: String(i + 1) })).filter((one) => (form === undefined || one.disclosure.form === form) && (place === undefined || one.place === place));
  const [only] = left;
  if (only !== undefined && left.length === 1) return only.disclosure;
  const list = all.map(({ form: code, basicInfo }, i) => `${i + 1}: ${code} ${basicInfo.name ?? "—"}`).join(", ");
  throw new UsageError(
    `${file} のどの開示書を書き出すか、--form か --disclosure 番号で一つに決めてください（${list}）。 / Say with --form or --disclosure N which one of ${file} to export (${list}).`,
  );
}

function criteriaOf(library: Library, id: string): CriteriaSet {
  const set = findCriteriaSet(library, id);
  if (set !== null) return set;
  const known = library.criteriaSets.map((candidate) => candidate.id).join(", ");
  throw new UsageError(`基準「${id}」はありません。使えるもの: ${known} / There are no criteria "${id}"; known: ${known}`);
}

function treatmentsOf(file: string | undefined): readonly Treatment[] {
  if (file === undefined) return [];
  const parsed = parseTreatments(new TextDecoder().decode(readBytes(file)));
  if ("message" in parsed) throw new UsageError(`${file}: ${parsed.message}`);
  return parsed;
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function stamp(): Stamp {
  return { at: new Date().toISOString(), uuid: randomUUID };
}
