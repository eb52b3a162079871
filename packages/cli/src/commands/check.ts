import { addCounts, verdictOf, type Language } from "@kaiji/domain";
import { renderCheckCsv, renderCheckHtml, renderCheckMarkdown, renderCheckTable, verdictSentence, writeCheckDocument, type CheckPaper } from "@kaiji/formats";
import { checkFiles } from "../input/check-files.ts";
import { reportFailures } from "../input/read-files.ts";
import { languageOf, oneOf, parseOptions } from "../parse-options.ts";
import { writeOutput } from "../write-output.ts";

const FORMATS = ["table", "md", "html", "csv", "json"] as const;

/** `kaiji check`: judges files against the guideline. Exit 0 only when everything handed in was read and conforms. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, {
    against: { type: "string" },
    decisions: { type: "string" },
    json: { type: "boolean" },
    format: { type: "string" },
    lang: { type: "string" },
    output: { type: "string", short: "o" },
  });
  const language = languageOf(values["lang"]);
  const format = oneOf("--format", values["format"], FORMATS, values["json"] === true ? "json" : "table");
  const { paper, failed } = await checkFiles(words, { against: values["against"], decisions: values["decisions"] }, language);
  if (paper.checks.length > 0) writeOutput(render(paper, format, language), values["output"]);
  reportFailures(failed);
  if (failed.length > 0) return 2;
  return verdictOf(addCounts(paper.checks.map((check) => check.evaluation.counts))) === "conforms" ? 0 : 1;
}

function render(paper: CheckPaper, format: (typeof FORMATS)[number], language: Language): string {
  switch (format) {
    case "json":
      return writeCheckDocument(paper, language);
    case "csv":
      return renderCheckCsv(paper, language);
    case "html":
      return renderCheckHtml(paper, language);
    case "md":
      return renderCheckMarkdown(paper, language);
    case "table":
      return renderCheckTable(paper, language) + summary(paper, language);
  }
}

/** With several disclosures, a line each and the verdict over all of them. */
function summary({ checks }: CheckPaper, language: Language): string {
  if (checks.length < 2) return "";
  const lines = checks.map(({ file, disclosure, evaluation }) => `${file} (${disclosure.form.toUpperCase()}): ${verdictSentence(evaluation, language)}`);
  const counts = addCounts(checks.map((check) => check.evaluation.counts));
  const total = verdictSentence({ verdict: verdictOf(counts), counts }, language);
  return `${lines.join("\n")}\n\n${language === "ja" ? "全体" : "All together"}: ${total}\n`;
}
