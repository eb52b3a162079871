import type { Disclosure, Problem } from "@kaiji/domain";

/**
 * Problems as rows: code, item, place, details. They must not be taken for part of the form when the file is read
 * again: places are quoted as Excel quotes sheet names, details are JSON without the marks that part a label.
 */
export function problemRows({ problems }: Disclosure): string[][] {
  return problems.map(({ code, item, source, params }) => [code, item ?? "", source === undefined ? "" : quotedPlace(source), params === undefined ? "" : inertJson(params)]);
}

/** `備考1!E3` → `'備考1'!E3`: no reader takes it for a remark's key. */
export function quotedPlace(source: string): string {
  const at = source.lastIndexOf("!");
  return at < 0 ? `'${source.replaceAll("'", "''")}'` : `'${source.slice(0, at).replaceAll("'", "''")}'${source.slice(at)}`;
}

/** Valid JSON in which brackets, slashes and bars are written by code point. */
export function inertJson(value: Problem["params"] | string): string {
  return JSON.stringify(value).replaceAll(/[()（）/／|]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
