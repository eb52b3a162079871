import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./lib/checkout.mjs";

/** Tests of which `npm test` runs a sample, at their full length. The second word changes how many. */
const LONG = {
  kill: { setting: "KAIJI_KILL_ROUNDS", many: "200", files: ["tests/contract/api-kill.test.ts", "tests/contract/storage-engine-rounds.test.ts"] },
  fuzz: { setting: "KAIJI_FUZZ", many: "20000", files: ["tests/contract/api-fuzz.test.ts"] },
};

const [name = "", many] = process.argv.slice(2);
const long = LONG[name];
if (long === undefined) {
  console.error(`npm run test:long -- ${Object.keys(LONG).join("|")} [how many]`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "unit", ...long.files], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, [long.setting]: many ?? long.many },
});
process.exit(status ?? 1);
