// `npm start`: installs if needed, builds if needed, starts. PORT, HOST and KAIJI_DATA are honoured.
import { fail, requireNode } from "./lib/require-node.mjs";

requireNode();
import("./lib/build.mjs")
  .then((build) => build.ensureCommand().then(build.ensureWeb))
  .catch((error) => fail(`組み立てに失敗しました。 / The build failed: ${error.message}`))
  .then(() => import(new URL("../dist/cli/server.js", import.meta.url).href));
