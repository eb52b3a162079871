import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCommand, ensureWeb } from "./build.mjs";
import { root } from "./checkout.mjs";
import { findBrowser } from "./find-browser.mjs";
import { ensureInstalled } from "./install.mjs";

const room = mkdtempSync(join(tmpdir(), "kaiji-test-"));
process.once("exit", () => rmSync(room, { recursive: true, force: true }));
const tally = { passed: 0, failed: 0 };
const skipped = [];

/**
 * Everything that must hold: types, lint, the build, unit, architecture, golden and property tests, then browser
 * tests. Prints `N passed, N failed` as its last line and gives the exit code.
 */
export async function runTests() {
  await ensureInstalled();
  check("types", tool("typescript/bin/tsc"), ["-p", "tsconfig.json"]);
  check("lint", tool("oxlint/bin/oxlint"), ["--deny-warnings"]);
  await checkBuild();
  vitest("unit", []);
  vitest("e2e", browserTests());
  for (const name of skipped) console.log(`skipped: ${name}`);
  if (tally.passed + tally.failed === 0) tally.failed++;
  console.log(`\n${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
}

function tool(path) {
  return join(root, "node_modules", path);
}

function title(words) {
  console.log(`\n── ${words} ${"─".repeat(Math.max(3, 60 - words.length))}`);
}

function check(name, program, args) {
  title(name);
  count(name, run(program, args) === 0);
}

function count(name, isPassed) {
  console.log(`${isPassed ? "✓" : "✗"} ${name}`);
  tally[isPassed ? "passed" : "failed"]++;
}

function run(program, args, env = {}) {
  return spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } }).status;
}

async function checkBuild() {
  title("build");
  try {
    await ensureCommand();
    await ensureWeb();
    count("build", true);
  } catch (error) {
    console.error(error);
    count("build", false);
  }
}

/** Runs one project of vitest.config.ts and adds up what its report says. */
function vitest(project, args) {
  title(project);
  if (args === null) return;
  const report = join(room, `${project}.json`);
  const code = run(
    tool("vitest/vitest.mjs"),
    ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...args],
    // A server that a person configured for their own use is not the one under test, nor are the forms it has learned.
    { PORT: "", HOST: "", KAIJI_DATA: join(room, "data") },
  );
  const found = readReport(report);
  tally.passed += found.passed;
  skipped.push(...found.skipped);
  // A run can fail with no failed test: a hook, an unhandled rejection, no tests at all.
  tally.failed += found.failed === 0 && (code !== 0 || found.passed === 0) ? 1 : found.failed;
}

function readReport(file) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    // A file that could not be loaded has no tests of its own to fail.
    const unloaded = report.testResults.filter((result) => result.status === "failed" && !result.assertionResults.some((test) => test.status === "failed"));
    const skippedTests = report.testResults.flatMap((result) => result.assertionResults).filter((test) => test.status !== "passed" && test.status !== "failed");
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length, skipped: skippedTests.map((test) => test.fullName) };
  } catch {
    return { passed: 0, failed: 0, skipped: [] };
  }
}

/** The arguments that choose what can run here; `null` when nothing can. */
function browserTests() {
  const browser = findBrowser();
  if (browser !== null) {
    process.env.CHROME_PATH = browser;
    return [];
  }
  const words = "ブラウザーのテストを実行できません: Chromium がありません。CHROME_PATH で指定してください。 / BROWSER TESTS DID NOT RUN: no Chromium could be had; name one in CHROME_PATH.";
  if (process.env.CI === "true") {
    console.error(words);
    tally.failed++;
  } else {
    console.warn(`\n!!! ${words}\n`);
  }
  const folder = join(root, "tests/e2e");
  const others = readdirSync(folder).filter((name) => name.endsWith(".test.ts") && !readFileSync(join(folder, name), "utf8").includes("launchBrowser"));
  return others.length > 0 ? others.map((name) => `tests/e2e/${name}`) : null;
}
