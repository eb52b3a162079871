import { posix } from "node:path";
import { ALLOWED_OUTSIDE, IMPORT_RULES, NARROW_IMPORTS } from "./import-rules.ts";
import { nodesOf, type SourceFile, type SyntaxNode } from "./source-files.ts";

export interface Import {
  readonly to: string;
  /** Only types: nothing of it is left when the program runs. */
  readonly isTypeOnly: boolean;
  readonly isDynamic: boolean;
}

/** What a file imports or re-exports. */
export function importsOf(file: SourceFile): Import[] {
  return nodesOf(file).flatMap((node) => {
    const to = (node["source"] as SyntaxNode | null | undefined)?.["value"];
    if (typeof to !== "string" || !/^(Import|Export)/.test(node.type)) return [];
    const specifiers = (node["specifiers"] as readonly SyntaxNode[] | undefined) ?? [];
    const kinds = specifiers.map((one) => one["importKind"] ?? one["exportKind"]);
    const isTypeOnly = (node["importKind"] ?? node["exportKind"]) === "type" || (kinds.length > 0 && kinds.every((kind) => kind === "type"));
    return [{ to, isTypeOnly, isDynamic: node.type === "ImportExpression" }];
  });
}

/** Where a file imports what its package must not: file, rule and remedy, one sentence each. */
export function importFaults(files: readonly SourceFile[]): string[] {
  return files.filter((file) => !file.isTest).flatMap((file) => importsOf(file).flatMap((one) => faultOf(file, one.to) ?? []));
}

function faultOf({ path }: SourceFile, to: string): string | null {
  const from = path.split("/")[1] ?? "";
  const rule = IMPORT_RULES[from];
  if (rule === undefined) return `${path}: package ${from} has no rule; add one to tests/architecture/import-rules.ts and docs/ARCHITECTURE.md`;
  if (to.startsWith(".")) {
    const target = posix.normalize(posix.join(posix.dirname(path), to));
    const isInside = target.startsWith(`packages/${from}/`) || ALLOWED_OUTSIDE.some((allowed) => allowed.file === path && allowed.to.test(to));
    if (!isInside) return `${path} reaches out of its package to ${to}; import it by the name of its package`;
    return /\.(tsx?|json|css)(\?\w+)?$/.test(to) || /\?\w+$/.test(to) ? null : `${path} imports ${to} without its ending; write it out`;
  }
  const ours = /^@kaiji\/([^/]+)(\/.*)?$/.exec(to);
  if (ours !== null) {
    const name = ours[1] ?? "";
    if (!rule.own.includes(name))
      return `${path} imports ${to}: ${from} may import ${rule.own.join(", ") || "nothing of ours"}; move the code to the package that may, or pass the value in`;
    const narrow = NARROW_IMPORTS.find((one) => one.from === from && one.to === name && !one.only.test(path));
    return narrow === undefined ? null : `${path} imports ${to}: ${narrow.because}; only ${narrow.only.source} may`;
  }
  const other = to.startsWith("node:") ? "node" : (/^(@[^/]+\/[^/]+|[^/]+)/.exec(to)?.[1] ?? to);
  if (rule.others.includes(other)) return null;
  return `${path} imports ${to}: ${from} may use ${rule.others.join(", ") || "no library"}; move the code outwards, or weigh the library and add it to tests/architecture/import-rules.ts`;
}

/** Files that import each other in a ring when the program loads. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, loadedWith(file)]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`${[...trail.slice(start), path].join(" → ")}: move what both need into a file of its own`);
    if (start >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) walk(path, []);
  return cycles;
}

function loadedWith(file: SourceFile): string[] {
  return importsOf(file)
    .filter((one) => one.to.startsWith(".") && !one.isTypeOnly && !one.isDynamic)
    .map((one) => posix.normalize(posix.join(posix.dirname(file.path), one.to)));
}
