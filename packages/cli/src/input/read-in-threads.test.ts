import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "@kaiji/domain";
import { readLibrary } from "@kaiji/library";
import { afterAll, describe, expect, it } from "vitest";
import { readInThreads } from "./read-in-threads.ts";
import { ReaderThread } from "./reader-thread.ts";

const folder = mkdtempSync(join(tmpdir(), "kaiji-threads-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stands in for the built reader: what a path is called is what happens to it. */
const program = join(folder, "reader.mjs");
writeFileSync(
  program,
  `import { existsSync, writeFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const reply = (file) => parentPort.postMessage([{ file, sha256: "", disclosures: [] }]);
parentPort.on("message", async (file) => {
  if (file.startsWith("slow")) await wait(60);
  if (file.startsWith("exit")) process.exit(3);
  if (file.startsWith("throw")) throw new Error("a defect");
  if (file.startsWith("/") && !existsSync(file)) {
    writeFileSync(file, "");
    process.exit(4);
  }
  if (file.startsWith("full")) for (const kept = []; ; ) kept.push(new Array(10_000).fill(kept.length));
  reply(file);
});
parentPort.postMessage("ready");
`,
);

const library = readLibrary(fileURLToPath(new URL("../../../../", import.meta.url)));
const data = (language: Language) => ({ library, language });
const named = (results: Awaited<ReturnType<typeof readInThreads>>) =>
  results.map((of) => of.map((one) => ("code" in one ? `${one.code} ${one.file}: ${one.message}` : one.file)).join());

describe("files read in threads", () => {
  it("come back in the order of the call, whichever is done first", async () => {
    const files = ["slow 1", "2", "3", "slow 4", "5", "6"];
    const order: string[] = [];
    expect(named(await readInThreads(files, { program, count: 2 }, data("ja"), (file) => order.push(file)))).toEqual(files);
    expect(order.toSorted()).toEqual(files.toSorted());
    expect(order).not.toEqual(files);
  });

  it("are read although one of them kills its thread, which is named", async () => {
    const results = await readInThreads(["1", "exit 2", "3", "throw 4", "5", "6"], { program, count: 2 }, data("en"), () => {});
    expect(named(results)).toEqual([
      "1",
      "reader-stopped exit 2: Reading it broke off: exit 3",
      "3",
      "reader-stopped throw 4: Reading it broke off: a defect",
      "5",
      "6",
    ]);
  });

  it("are read again alone when their thread died", async () => {
    const once = join(folder, "dies-once");
    expect(named(await readInThreads(["1", once, "3"], { program, count: 2 }, data("ja"), () => {}))).toEqual(["1", once, "3"]);
  });

  it("cannot be read by a program that does not start", async () => {
    const broken = join(folder, "broken.mjs");
    writeFileSync(broken, "throw new Error('no library');");
    await expect(readInThreads(["1", "2"], { program: broken, count: 2 }, data("ja"), () => {})).rejects.toThrow("no library");
  });
});

describe("a reading thread", () => {
  it("dies alone of a file that fills its memory, and the next file is read by a new one", async () => {
    const thread = new ReaderThread(program, 32, data("ja"));
    expect(await thread.read("full")).toMatchObject({ isFull: true });
    expect(await thread.read("2")).toMatchObject([{ file: "2" }]);
    await thread.close();
  }, 30_000);
});
