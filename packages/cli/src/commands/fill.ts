import { renameSync, writeFileSync } from "node:fs";
import { fillReasonSentence, fillWorkbook, parseReadDocument, refusalSentence } from "@kaiji/formats";
import { readBytes } from "../input/read-bytes.ts";
import { loadLibrary } from "../load-library.ts";
import { languageOf, parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";

/** `kaiji fill`: writes a response into the user's own copy of a form, or nothing at all. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, { from: { type: "string" }, output: { type: "string", short: "o" }, lang: { type: "string" } });
  const language = languageOf(values["lang"]);
  const [template] = words;
  const { from, output } = values;
  if (template === undefined || words.length > 1 || typeof from !== "string" || typeof output !== "string")
    throw new UsageError("kaiji fill 様式.xlsx --from 回答.json -o 出力.xlsx のように指定してください。 / Call it as kaiji fill TEMPLATE --from RESPONSE.json -o OUT.xlsx.");
  const library = loadLibrary();
  const disclosures = parseReadDocument(readBytes(from));
  if (!Array.isArray(disclosures)) throw new UsageError(`${from}: ${disclosures.message}`);
  const bytes = readBytes(template);
  const reasons: string[] = [];
  for (const disclosure of disclosures) {
    const filling = fillWorkbook(bytes, disclosure, library);
    if (filling.ok) {
      save(output, filling.bytes);
      return 0;
    }
    if ("refusal" in filling) throw new UsageError(`${template}: ${refusalSentence(filling.refusal, language)}`);
    // With several disclosures in the document, the one whose form the template is.
    if (filling.reasons.every((reason) => reason.code === "form-not-in-template") && disclosures.length > 1) continue;
    reasons.push(...filling.reasons.map((reason) => fillReasonSentence(reason, language)));
    break;
  }
  if (reasons.length === 0) reasons.push(language === "ja" ? "この様式に当たる回答が文書にありません。" : "The document holds no response for this form.");
  throw new UsageError(`${template}: ${reasons.join(" | ")}`);
}

/** Whole or not at all: a file that was there stays until the new one is complete. */
function save(file: string, bytes: Uint8Array): void {
  const draft = `${file}.part`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} に書き込めません: ${reason} / Cannot write ${file}: ${reason}`);
  }
}
