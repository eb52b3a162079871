import { statSync } from "node:fs";
import type { Language } from "@kaiji/domain";
import { answerWord, problemSentence, readDocument, writeJson, writeReadDocument, type ReadFile } from "@kaiji/formats";
import { findFiles } from "../input/find-files.ts";
import { readFiles, reportFailures } from "../input/read-files.ts";
import { loadLibrary } from "../load-library.ts";
import { languageOf, parseOptions } from "../parse-options.ts";
import { writeOutput } from "../write-output.ts";

/** `kaiji read`: what stands in the files. Problems found while reading do not make it fail. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, {
    json: { type: "boolean" },
    lang: { type: "string" },
    output: { type: "string", short: "o" },
  });
  const language = languageOf(values["lang"]);
  const files = findFiles(words);
  const { read, failed } = await readFiles(files, loadLibrary(), language);
  const isSingle = words.length === 1 && !statSync(words[0]!).isDirectory() && read.length + failed.length === 1;
  if (values["json"] === true) {
    if (!isSingle) writeOutput(writeJson({ files: read.map((file) => readDocument(file, language)), failed }), values["output"]);
    else if (read[0] !== undefined) writeOutput(writeReadDocument(read[0], language), values["output"]);
  } else if (read.length > 0) writeOutput(read.map((file) => plain(file, language)).join("\n"), values["output"]);
  reportFailures(failed);
  return failed.length > 0 ? 2 : 0;
}

function plain({ file, disclosures }: ReadFile, language: Language): string {
  const lines = [file];
  for (const disclosure of disclosures) {
    const { date, organization, name, version } = disclosure.basicInfo;
    lines.push("", `${disclosure.form.toUpperCase()} ${disclosure.edition ?? "?"}  ${disclosure.title}`, [date, organization, name, version].map((v) => v ?? "—").join(" | "), "");
    for (const { number, answer, text, remarks, source } of disclosure.answers) {
      const said = answer === null ? (text ?? "—") : answerWord(answer, language);
      lines.push(`  ${number.padEnd(10)} ${said}  [${source}]${remarks.length === 0 ? "" : `  ${remarks.join(" / ").replaceAll("\n", " ")}`}`);
    }
    if (disclosure.problems.length > 0) lines.push("");
    for (const problem of disclosure.problems)
      lines.push(`  ! ${[problem.source, problem.item, problemSentence(problem, language)].filter(Boolean).join(" ")}`);
  }
  return `${lines.join("\n")}\n`;
}
