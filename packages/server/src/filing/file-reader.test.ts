import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { rolldown } from "rolldown";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { OWN_THREAD, openFileReader, type FileReader } from "./file-reader.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const folder = join(root, ".cache", `file-reader-${process.pid}`);
const library = readLibrary(root);
const fixture = (name: string) => new Uint8Array(readFileSync(join(root, "fixtures", name)));
const opened: FileReader[] = [];

beforeAll(async () => {
  const bundle = await rolldown({ input: join(root, "packages/server/src/read-in-thread.ts"), platform: "node", transform: { target: "node20" }, logLevel: "silent" });
  await bundle.write({ dir: folder, entryFileNames: "real.mjs", format: "esm" });
  await bundle.close();
  mkdirSync(folder, { recursive: true });
  const program = (name: string, code: string) => writeFileSync(join(folder, `${name}.mjs`), `import { parentPort } from "node:worker_threads"; parentPort.on("message", ({ name }) => { if (name === "good") return parentPort.postMessage({ ok: true, value: [] }); ${code} });`);
  program("endless", "for (;;);");
  program("hungry", "const all = []; for (;;) all.push(new Array(100000).fill(name + all.length));");
  program("broken", "throw new Error('a defect');");
}, 60_000);
afterEach(async () => {
  await Promise.all(opened.splice(0).map((reader) => reader.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(program: string, limits = {}): FileReader {
  const reader = openFileReader(join(folder, `${program}.mjs`), limits);
  opened.push(reader);
  return reader;
}

describe("a file that is read beside the server", () => {
  it("is read as it would be here, and what cannot be read says the same", async () => {
    const reader = open("real");
    for (const name of ["sample/sample-mds.xlsx", "excel/bad/password-protected.xlsx", "excel/date-dots.xlsx"]) expect(await reader.read(fixture(name), name, library), name).toEqual(await OWN_THREAD.read(fixture(name), name, library));
  });

  it("is opened as sheets, cut to an excerpt, or read as a bill of materials as it would be here", async () => {
    const reader = open("real");
    const table = new TextEncoder().encode("名前,製品名\n電子カルテ,サンプルカルテ\n");
    const sheets = await reader.run<"sheets">({ what: "sheets" }, table, "台帳.csv", null);
    expect(sheets).toEqual(await OWN_THREAD.run<"sheets">({ what: "sheets" }, table, "台帳.csv", null));
    expect(sheets.ok && sheets.value[0]?.cells.map(({ text }) => text)).toEqual(["名前", "製品名", "電子カルテ", "サンプルカルテ"]);
    const excerpt = await reader.run<"excerpt">({ what: "excerpt", source: "台帳!B2" }, table, "台帳.csv", library);
    expect(excerpt.ok && excerpt.value?.rows.flatMap(({ cells }) => cells).find(({ isMarked }) => isMarked)?.text).toBe("サンプルカルテ");
    expect(await reader.run<"sbom">({ what: "sbom" }, table, "x", null)).toEqual({ ok: false, code: "not-an-sbom" });
  });

  it("may be one of many at once", async () => {
    const reader = open("real");
    const bytes = fixture("sample/sample-mds.xlsx");
    const results = await Promise.all(Array.from({ length: 8 }, (_, each) => reader.read(bytes, `${each}.xlsx`, library)));
    expect(results.every((result) => result.ok && result.value.length === 1)).toBe(true);
  });

  it.each([["endless", "長くかかり過ぎる"], ["hungry", "メモリーが足りません"], ["broken", "止まりました"]])("%s is given up with its reason; this thread never waits, and the next file is read", async (program, words) => {
    const reader = open(program, { patienceMs: program === "endless" ? 400 : 20_000, roomMiB: 32, threads: 1 });
    let beats = 0;
    const heart = setInterval(() => beats++, 10);
    await expect(reader.read(new Uint8Array(3), "bad", library)).rejects.toMatchObject({ code: "unreadable-file", params: { reason: "reader-stopped" }, fields: [{ path: "bad", message: expect.stringContaining(words) as string }] });
    clearInterval(heart);
    expect(beats).toBeGreaterThan(0);
    expect(await reader.read(new Uint8Array(3), "good", library)).toEqual({ ok: true, value: [] });
  }, 30_000);
});
