// Builds what changed: the command line and server (dist/cli), the data (dist/library.json), the page (dist/web).
import { fail, requireNode } from "./lib/require-node.mjs";

requireNode();
import("./lib/build.mjs")
  .then((build) => build.ensureCommand().then(build.ensureWeb))
  .catch((error) => fail(`組み立てに失敗しました。 / The build failed: ${error.message}`));
