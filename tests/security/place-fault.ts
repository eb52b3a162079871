import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./own-documents.ts";

/** What is wrong with a place that documents name: a path of the repository, with `#` and a test's name where one shows it. */
export function placeFault(place: string): string | null {
  const at = place.indexOf("#");
  const path = at < 0 ? place : place.slice(0, at);
  if (!existsSync(join(root, path))) return `no such path: ${path}`;
  const name = at < 0 ? "" : place.slice(at + 1);
  return readFileSync(join(root, path), "utf8").includes(name) ? null : `no such test in ${path}: ${name}`;
}
