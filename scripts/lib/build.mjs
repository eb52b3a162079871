import { inputsStamp, readStamp, writeStamp } from "./stamp.mjs";

const SHARED = ["package-lock.json", "scripts/lib/build.mjs", "scripts/lib/build-command.mjs", "scripts/lib/build-web.mjs", "packages/domain", "packages/formats"];
const COMMAND = [...SHARED, "catalogs", "criteria", "charts", "rulebooks", "packages/library", "packages/server", "packages/cli"];
const WEB = [...SHARED, "packages/web", "fixtures/sample"];

/** Builds the command line, the server and the library file when something they are made of changed. */
export async function ensureCommand() {
  await ensurePart("command", COMMAND, "プログラムを組み立てています… / Building the program…", async () =>
    (await import("./build-command.mjs")).buildCommand(),
  );
}

/** Builds the web page when something it is made of changed. */
export async function ensureWeb() {
  await ensurePart("web", WEB, "画面を組み立てています… / Building the page…", async () => (await import("./build-web.mjs")).buildWeb());
}

async function ensurePart(part, inputs, message, build) {
  if (readStamp(part) === inputsStamp(inputs)) return;
  const { ensureInstalled } = await import("./install.mjs");
  const { inTurn } = await import("./turns.mjs");
  await ensureInstalled();
  await inTurn(async () => {
    const stamp = inputsStamp(inputs);
    if (readStamp(part) === stamp) return;
    process.stderr.write(`${message}\n`);
    await build();
    writeStamp(part, stamp);
  });
}
