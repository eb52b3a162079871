// `npm start`: installs if needed, builds if needed, starts. PORT, HOST and KAIJI_DATA are honoured.
// package.json says `exec node … || node …`: with exec a signal to npm reaches this process instead of a shell
// between them; where the shell has no exec (Windows) the second half runs.
import { fail, requireNode } from "./lib/require-node.mjs";

requireNode();
import("./lib/build.mjs")
  .then((build) => build.ensureCommand().then(build.ensureWeb))
  .catch((error) => fail(`組み立てに失敗しました。 / The build failed: ${error.message}`))
  .then(() => import(new URL("../dist/cli/server.js", import.meta.url).href));
