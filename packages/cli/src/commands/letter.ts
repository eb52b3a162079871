import { renderLetter, renderLetterHtml } from "@kaiji/formats";
import { checkFiles } from "../input/check-files.ts";
import { reportFailures } from "../input/read-files.ts";
import { languageOf, oneOf, parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";
import { writeOutput } from "../write-output.ts";

/** `kaiji letter`: the request to the provider of each disclosure, one after the other. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, {
    against: { type: "string" },
    decisions: { type: "string" },
    format: { type: "string" },
    date: { type: "string" },
    lang: { type: "string" },
    output: { type: "string", short: "o" },
  });
  const language = languageOf(values["lang"]);
  const format = oneOf("--format", values["format"], ["text", "html"] as const, "text");
  const date = typeof values["date"] === "string" ? values["date"] : today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new UsageError(`--date は 2026-11-20 のように書いてください。 / Write --date like 2026-11-20.`);
  const { paper, failed } = await checkFiles(words, { against: values["against"], decisions: values["decisions"] }, language);
  const letters = paper.checks.map(({ disclosure, evaluation }) => renderLetter(disclosure, evaluation, language, { date }));
  const text = letters.join("\n\f\n");
  if (letters.length > 0) writeOutput(format === "html" ? renderLetterHtml(text, language) : text, values["output"]);
  reportFailures(failed);
  return failed.length > 0 ? 2 : 0;
}

/** Today where the person sits, not in Greenwich. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
