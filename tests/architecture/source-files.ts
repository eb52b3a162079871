import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly package: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly isTest: boolean;
}

/** Every TypeScript file of the packages with what it imports. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(join(root, "packages")).flatMap((name) =>
    readdirSync(join(root, "packages", name, "src"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => describeFile(name, join(entry.parentPath, entry.name))),
  );
}

function describeFile(name: string, file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const imports = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|(?:^|\n)\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/g)].map((m) => (m[1] ?? m[2] ?? m[3])!);
  return { path: relative(root, file).replaceAll("\\", "/"), package: name, text, imports, isTest: /\.test\.tsx?$/.test(file) };
}

/** The file an import of the same package leads to, as a path from the root; `null` for other packages. */
export function resolveImport(file: SourceFile, target: string): string | null {
  return target.startsWith(".") ? relative(root, resolve(root, dirname(file.path), target)).replaceAll("\\", "/") : null;
}
