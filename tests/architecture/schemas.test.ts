import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./source-files.ts";

it("every data file names a schema that is there", () => {
  for (const file of ["catalogs/reading.json", "catalogs/mds/form.json", "catalogs/sds/5.0/catalog.json", "criteria/gl-7.0-appendix/about.json", "criteria/gl-7.0-appendix/mds.json", "charts/who-writes/chart.json", "catalogs/gl-7.0-compliance-items/items.json", "rulebooks/gl-7.0-outsourced/outline.json"]) {
    const { $schema } = JSON.parse(readFileSync(join(root, file), "utf8")) as { $schema: string };
    const schema = JSON.parse(readFileSync(join(root, file, "..", $schema), "utf8")) as { $schema: string };
    expect(schema.$schema, file).toContain("json-schema.org");
  }
});

it("the published schemas are those of the code", () => {
  const result = spawnSync(process.execPath, ["scripts/generate.mjs", "--check"], { cwd: root, encoding: "utf8" });
  expect(result.stderr + result.stdout).not.toContain("differs");
  expect(result.status).toBe(0);
});
