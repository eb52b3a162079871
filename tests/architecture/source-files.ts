import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";

/** Root folder of the checkout. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
const LEFT_OUT = new Set(["node_modules", "dist", ".git", ".cache", "test-results"]);

/** A syntax tree's node, as far as these tests look into it. */
export interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface SourceFile {
  /** From the root of the checkout, with forward slashes. */
  readonly path: string;
  readonly code: string;
  readonly isTest: boolean;
}

/** Every file below a folder of the checkout, by path with forward slashes. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [relative("", path).split(sep).join("/")];
  });
}

/** The TypeScript below a folder; generated files are left out. */
export function readSources(folder: string): SourceFile[] {
  return listFiles(folder)
    .filter((path) => /\.tsx?$/.test(path) && !/\.generated\.tsx?$/.test(path))
    .map((path) => sourceFile(path, readFileSync(join(root, path), "utf8")));
}

export function sourceFile(path: string, code: string): SourceFile {
  return { path, code, isTest: /\.test\.tsx?$/.test(path) };
}

/** Every node of a file's syntax tree. */
export function nodesOf(file: SourceFile): SyntaxNode[] {
  const { program, errors } = parseSync(file.path, file.code);
  if (errors.length > 0) throw new Error(`${file.path}: ${errors[0]?.message}`);
  const found: SyntaxNode[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      found.push(value);
      Object.values(value).forEach(visit);
    }
  };
  visit(program);
  return found;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && typeof (value as SyntaxNode).type === "string";
}
