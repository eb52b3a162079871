import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dist, root } from "./checkout.mjs";

/** Path, time of change and size of every file below some folders: enough to see in milliseconds that nothing changed. */
export function inputsStamp(paths) {
  const lines = [];
  for (const path of paths) addToStamp(join(root, path), lines);
  return lines.join("\n");
}

function addToStamp(path, lines) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    lines.push(`${path} ${stat.mtimeMs} ${stat.size}`);
    return;
  }
  for (const entry of readdirSync(path).toSorted())
    if (entry !== "node_modules" && !/\.test\.tsx?$|\.md$/.test(entry)) addToStamp(join(path, entry), lines);
}

/** What was noted when this part was built last; empty when it never was. */
export function readStamp(part) {
  try {
    return readFileSync(join(dist, `.${part}.stamp`), "utf8");
  } catch {
    return "";
  }
}

export function writeStamp(part, stamp) {
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, `.${part}.stamp`), stamp);
}
