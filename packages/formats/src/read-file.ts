import type { Disclosure, Library } from "@kaiji/domain";
import { readDelimited } from "./delimited/read-delimited.ts";
import { readWorkbook } from "./excel/read-workbook.ts";
import { findFileKind } from "./find-file-kind.ts";
import { readJsonResponse } from "./json-response/read-json-response.ts";
import { readXls } from "./xls/read-xls.ts";
import { readOds } from "./ods/read-ods.ts";
import { ReadFailure } from "./read-failure.ts";
import type { Reading } from "./refusal.ts";
import { openArchive } from "./zip/archive.ts";
import { LIMITS, mebibytes } from "./zip/limits.ts";

/**
 * Reads the filled forms in a file of any kind: xlsx, xlsm, xls, ods, CSV and TSV, PDF, or our own JSON. What the file
 * is, its content says, never its name. The library for PDF is loaded on first use.
 *
 * @param bytes the file as it came
 * @param file its name, with or without a folder; delimited text has it where a workbook has the sheet's name
 * @returns at least one disclosure, or the reason why the file cannot be read. Never throws for what a file holds.
 */
export async function readFile(
  bytes: Uint8Array,
  file: { readonly name: string },
  library: Library,
): Promise<Reading<readonly Disclosure[]>> {
  try {
    if (bytes.length === 0) throw new ReadFailure("empty-file");
    if (bytes.length > LIMITS.file) throw new ReadFailure("too-large", { what: "file", limit: `${mebibytes(LIMITS.file)} MiB` });
    switch (findFileKind(bytes)) {
      case "workbook":
        return readWorkbook(bytes, library);
      case "ods":
        return { ok: true, value: readOds(openArchive(bytes), library) };
      case "xls":
        return { ok: true, value: readXls(bytes, library) };
      case "pdf":
        return { ok: true, value: await (await import("./pdf/read-pdf.ts")).readPdf(bytes, library) };
      case "json":
        return { ok: true, value: readJsonResponse(bytes).map((disclosure) => withKnownEdition(disclosure, library)) };
      case "delimited":
        return { ok: true, value: readDelimited(bytes, baseName(file.name), library) };
      case "archive-of-files":
        throw new ReadFailure("archive-of-files");
      case "unknown":
        throw new ReadFailure("unknown-file");
    }
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Another installation may have learned an edition that is not known here. */
function withKnownEdition(disclosure: Disclosure, { forms }: Library): Disclosure {
  const { form, edition, title, problems } = disclosure;
  const editions = forms.find((known) => known.form === form)?.editions;
  if (edition === null || editions === undefined || editions.some((known) => known.edition === edition)) return disclosure;
  return { ...disclosure, edition: null, unknownEdition: `Ver.${edition}`, problems: [...problems, { code: "unknown-edition", params: { title } }] };
}

/** `folder/MDS 2026.csv` is MDS 2026. */
function baseName(name: string): string {
  return name.replace(/^.*[/\\]/, "").replace(/\.[A-Za-z0-9]{1,5}$/, "");
}
