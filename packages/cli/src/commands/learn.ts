import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { basename } from "node:path";
import { addPack, comparePack, type FormPack, type Language, type Library, type PackAddition } from "@kaiji/domain";
import { learnWorkbook, parsePack, refusalSentence, writeJson } from "@kaiji/formats";
import { dataFolder, forgetPack, savePack } from "@kaiji/library/packs";
import { readBytes } from "../input/read-bytes.ts";
import { loadLibrary } from "../load-library.ts";
import { languageOf, parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";
import { learnedForm } from "../words/learned-form.ts";
import { writeOutput } from "../write-output.ts";

/** `kaiji catalog learn FILE`: takes an official form, or a pack that somebody shares, into this installation. */
export async function learn(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, {
    form: { type: "string" },
    edition: { type: "string" },
    yes: { type: "boolean", short: "y" },
    json: { type: "boolean" },
    lang: { type: "string" },
    output: { type: "string", short: "o" },
  });
  const language = languageOf(values["lang"]);
  const [file] = words;
  if (file === undefined || words.length > 1)
    throw new UsageError("kaiji catalog learn 様式.xlsx のように、ファイルを一つ指定してください。 / Name one file: kaiji catalog learn FORM.xlsx.");
  const library = loadLibrary();
  const packs = await packsIn(file, library, values, language);
  const additions = packs.map((pack) => addPack(pack, library.packs ?? []));
  if (typeof values["output"] === "string") {
    // A file to look through, change the map of, or hand on: nothing is taken in.
    if (packs.length > 1) throw new UsageError(`${file} には様式が ${packs.length} つあります。--form でどれかを選んでください。 / ${file} holds ${packs.length} forms; choose one with --form.`);
    writeOutput(writeJson(additions[0]!.pack), values["output"]);
    return 0;
  }
  if (values["json"] === true) {
    writeOutput(writeJson(additions.map(({ kind, pack }) => ({ kind, pack, differences: differencesOf(pack, library) }))), undefined);
    return 0;
  }
  for (const addition of additions) process.stdout.write(`${learnedForm(addition, differencesOf(addition.pack, library), language)}\n`);
  return keep(additions, values["yes"] === true, language);
}

async function packsIn(file: string, library: Library, values: Record<string, string | boolean | undefined>, language: Language): Promise<readonly FormPack[]> {
  const bytes = readBytes(file);
  if (/^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 16)))) {
    const pack = await parsePack(new TextDecoder().decode(bytes), sha256);
    if ("code" in pack) throw new UsageError(`${file}: ${pack.message[language]}`);
    return [pack];
  }
  const text = (value: string | boolean | undefined) => (typeof value === "string" && value !== "" ? value : undefined);
  const [form, edition] = [text(values["form"]), text(values["edition"])];
  const learned = await learnWorkbook(bytes, { name: basename(file) }, library, sha256, edition === undefined ? {} : { edition });
  if (!learned.ok) throw new UsageError(`${file}: ${refusalSentence(learned.refusal, language)}`);
  if (form === undefined) return learned.value;
  const chosen = learned.value.filter((pack) => pack.form === form);
  if (chosen.length > 0 || learned.value.length > 1) {
    if (chosen.length === 0) throw new UsageError(`${file} に様式「${form}」はありません。あるもの: ${learned.value.map((pack) => pack.form).join("、")} / ${file} holds no form "${form}".`);
    return chosen;
  }
  // One form that the file names otherwise: the person knows better.
  const renamed = await learnWorkbook(bytes, { name: basename(file) }, library, sha256, { form, ...(edition === undefined ? {} : { edition }) });
  return renamed.ok ? renamed.value : [];
}

function differencesOf(pack: FormPack, library: Library) {
  const catalog = library.catalogs.find((candidate) => candidate.id === pack.map?.catalog) ?? null;
  const before = library.packs?.findLast((known) => known.form === pack.form && known.edition === pack.edition) ?? library.packs?.findLast((known) => known.form === pack.form) ?? null;
  return comparePack(pack, catalog, before);
}

async function keep(additions: readonly PackAddition[], isConfirmed: boolean, language: Language): Promise<number> {
  const fresh = additions.flatMap((addition) => (addition.kind === "new" ? [addition.pack] : []));
  if (fresh.length === 0) return 0;
  if (!isConfirmed && !(await isAgreed(language))) {
    process.stdout.write(language === "ja" ? "取り込んでいません。取り込むには --yes を付けてもう一度実行してください。\n" : "Nothing was taken in. Run it again with --yes to take it in.\n");
    return 1;
  }
  for (const pack of fresh) {
    const file = savePack(dataFolder(process.env["KAIJI_DATA"]), pack);
    process.stdout.write(language === "ja" ? `取り込みました: ${pack.id}（${file}）\n` : `Taken in: ${pack.id} (${file})\n`);
  }
  return 0;
}

async function isAgreed(language: Language): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  process.stdout.write(language === "ja" ? "この内容で取り込みますか？ [y/N] " : "Take it in as shown? [y/N] ");
  const lines = createInterface({ input: process.stdin });
  const said = await new Promise<string>((resolve) => lines.once("line", resolve).once("close", () => resolve("")));
  lines.close();
  return /^\s*(?:y|yes|はい)\s*$/i.test(said);
}

/** `kaiji catalog forget ID`. */
export function forget(id: string | undefined): number {
  if (id === undefined || !forgetPack(dataFolder(process.env["KAIJI_DATA"]), id))
    throw new UsageError(`覚えた様式に「${id ?? ""}」はありません。 / No learned form is called "${id ?? ""}".`);
  process.stdout.write(`忘れました: ${id} / Forgotten: ${id}\n`);
  return 0;
}

function sha256(content: Uint8Array): Promise<string> {
  return Promise.resolve(createHash("sha256").update(content).digest("hex"));
}
