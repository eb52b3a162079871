import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, LockEntry> };
const printed = runSbom();
const bom = JSON.parse(printed) as Bom;

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

interface Bom {
  readonly specVersion: string;
  readonly metadata: { readonly timestamp: string; readonly component: { readonly name: string; readonly "bom-ref": string } };
  readonly components: readonly { readonly group?: string; readonly name: string; readonly version: string; readonly purl?: string; readonly "bom-ref": string; readonly hashes?: readonly object[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

function runSbom(...args: string[]): string {
  return execFileSync(process.execPath, [join(root, "scripts/sbom.mjs"), ...args], { cwd: root, encoding: "utf8", env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600" } });
}

/** What the schema of CycloneDX 1.6 finds wrong; empty when nothing is. */
function schemaErrors(document: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const format of ["idn-email", "iri-reference"]) ajv.addFormat(format, true);
  for (const name of ["spdx", "jsf-0.82"]) ajv.addSchema(readSchema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const validate = ajv.compile(readSchema("bom-1.6"));
  return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

function readSchema(name: string): object {
  const folder = dirname(createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json"));
  return JSON.parse(readFileSync(join(folder, "res", "schema", `${name}.SNAPSHOT.schema.json`), "utf8")) as object;
}

const fullName = ({ group, name, version }: Bom["components"][number]) => `${group === undefined ? "" : `${group}/`}${name}@${version}`;

describe("the bill of materials", () => {
  it("is valid CycloneDX 1.6, and a document that is not is noticed", () => {
    expect(bom.specVersion).toBe("1.6");
    expect(schemaErrors(bom)).toEqual([]);
    expect(schemaErrors({ ...bom, components: [{ type: "library" }] })).not.toEqual([]);
  });

  it("holds every production package of the lock file, and no other", () => {
    const production = Object.entries(lock.packages).flatMap(([path, entry]) => {
      const at = path.lastIndexOf("node_modules/");
      return at < 0 || entry.link === true || entry.dev === true || entry.devOptional === true ? [] : [`${path.slice(at + "node_modules/".length)}@${entry.version}`];
    });
    const outside = bom.components.filter(({ purl }) => purl !== undefined);
    expect(production.length).toBeGreaterThan(100);
    expect(outside.map(fullName).toSorted()).toEqual(production.toSorted());
    expect(bom.components.filter(({ purl }) => purl === undefined).every(({ group }) => group === "@kaiji")).toBe(true);
  });

  it("names Kaiji itself, whatever the folder is called, and what needs what", () => {
    expect(bom.metadata.component.name).toBe("kaiji");
    expect(bom.metadata.timestamp).toBe("2026-01-01T00:00:00.000Z");
    const refs = new Set([bom.metadata.component["bom-ref"], ...bom.components.map((component) => component["bom-ref"])]);
    expect(refs.size).toBe(bom.components.length + 1);
    const reached = new Set<string>();
    const walk = (ref: string): void => {
      if (reached.has(ref)) return;
      reached.add(ref);
      for (const next of bom.dependencies.find((one) => one.ref === ref)?.dependsOn ?? []) walk(next);
    };
    walk(bom.metadata.component["bom-ref"]);
    expect([...reached].toSorted()).toEqual([...refs].toSorted());
  });

  it("is written to a file when one is named", () => {
    const folder = mkdtempSync(join(tmpdir(), "kaiji-sbom-"));
    const file = join(folder, "kaiji.cdx.json");
    expect(runSbom(file)).toBe("");
    const written = JSON.parse(readFileSync(file, "utf8")) as Bom;
    rmSync(folder, { recursive: true });
    expect(written.components).toEqual(bom.components);
  });
});
