import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/checkout.mjs";
import { findChromium } from "./lib/chromium.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/require-node.mjs";

requireNode();
await ensureInstalled();

const results = mkdtempSync(join(tmpdir(), "kaiji-test-"));
let passed = 0;
let failed = 0;

check("build", ["scripts/build.mjs"]);
check("types", ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]);
check("lint", ["node_modules/oxlint/bin/oxlint", "--deny-warnings"]);
vitest("unit");
const chromium = await findChromium();
if (chromium !== null) vitest("e2e", { CHROME_PATH: chromium });
else {
  const line = "Chromium がないため、ブラウザの試験を実行できません。CHROME_PATH で場所を示してください。 / No Chromium: the browser tests were not run. Name one in CHROME_PATH.";
  process.stderr.write(`\n*** ${line}\n\n`);
  if (process.env.CI === "true") failed++;
}
rmSync(results, { recursive: true, force: true });
if (passed + failed === 0) failed++;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** One check that passes or fails as a whole. */
function check(name, args) {
  process.stdout.write(`\n# ${name}\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status === 0) passed++;
  else failed++;
}

/** A group of tests, counted one by one. */
function vitest(project, env = {}) {
  process.stdout.write(`\n# ${project}\n`);
  const report = join(results, `${project}.json`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
  let counted = 0;
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
    passed += numPassedTests;
    failed += numFailedTests + broken;
    counted = numFailedTests + broken;
  } catch {
    counted = 0;
  }
  if (status !== 0 && counted === 0) failed++;
}
