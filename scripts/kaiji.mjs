#!/usr/bin/env node
// The command line from a checkout: builds what changed (words about it go to stderr), then runs it.
import { fail, requireNode } from "./lib/require-node.mjs";

requireNode();
const main = new URL("../dist/cli/main.js", import.meta.url);
import("./lib/build.mjs")
  .then((build) => build.ensureCommand().then(process.argv[2] === "serve" ? build.ensureWeb : undefined))
  .catch((error) => fail(`組み立てに失敗しました。 / The build failed: ${error.message}`))
  .then(() => import(main.href));
