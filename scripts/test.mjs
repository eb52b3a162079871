// `npm test`: everything that must hold. `.ci/run` runs exactly this.
import { fail, requireNode } from "./lib/require-node.mjs";

requireNode();
import("./lib/run-tests.mjs")
  .then((tests) => tests.runTests())
  .then((code) => (process.exitCode = code))
  .catch((error) => fail(error.stack));
