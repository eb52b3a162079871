import { createHash, randomBytes } from "node:crypto";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openFileStore, type FileStore } from "@kaiji/storage";
import { afterAll, describe, expect, it } from "vitest";
import { mountSmallDisk, removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const folder = temporaryFolder();
const files = join(folder, "files");
const LIMIT = 10_000_000;
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pathOf = (sha256: string) => join(files, sha256.slice(0, 2), sha256);
/** Everything in the store that has no final name. */
const halves = (place = files) => readdirSync(place, { recursive: true }).map(String).filter((path) => !/^[0-9a-f]{2}([/\\][0-9a-f]{64})?$/.test(path));

async function readAll(store: FileStore, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await store.openFile(sha256)).stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function* chunksThenFault(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, 1000);
  await Promise.resolve();
  throw new Error("the sender went away");
}

afterAll(() => removeFolder(folder));

describe("the file store", () => {
  it("keeps bytes and streams under the name of their content and gives them back", async () => {
    const store = await openFileStore(folder);
    const big = randomBytes(3_000_001);
    expect(await store.putFile(big, LIMIT)).toEqual({ sha256: hashOf(big), size: big.length });
    const word = Buffer.from("開示書");
    expect(await store.putFile(Readable.from([word.subarray(0, 4), word.subarray(4)]), LIMIT)).toEqual({ sha256: hashOf(word), size: 9 });
    expect((await store.putFile(new Uint8Array(), LIMIT)).size).toBe(0);
    expect((await readAll(store, hashOf(big))).equals(big)).toBe(true);
    expect((await readAll(store, hashOf(word))).toString()).toBe("開示書");
    const opened = await store.openFile(hashOf(big));
    opened.stream.destroy();
    expect(opened.size).toBe(big.length);
    const listed: string[] = [];
    for await (const { sha256 } of store.listFiles()) listed.push(sha256);
    expect(listed).toEqual([hashOf(big), hashOf(word), hashOf(Buffer.of())].toSorted());
    expect(halves()).toEqual([]);
  });

  it("keeps the same content once, also when many bring it at the same time, and never writes to it again", async () => {
    const store = await openFileStore(folder);
    const bytes = randomBytes(200_000);
    const kept = await Promise.all(Array.from({ length: 20 }, () => store.putFile(Readable.from([bytes]), LIMIT)));
    expect(new Set(kept.map((one) => one.sha256))).toEqual(new Set([hashOf(bytes)]));
    const before = statSync(pathOf(hashOf(bytes)));
    await store.putFile(bytes, LIMIT);
    const after = statSync(pathOf(hashOf(bytes)));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(after.mode & 0o777).toBe(0o400);
    expect(halves()).toEqual([]);
  });

  it("takes exactly the limit and not a byte more, and reads no further", async () => {
    const store = await openFileStore(folder);
    expect((await store.putFile(Buffer.alloc(1000, 1), 1000)).size).toBe(1000);
    let asked = 0;
    const endless = (async function* () {
      for (;;) {
        asked += 1;
        yield await Promise.resolve(Buffer.alloc(600, 2));
      }
    })();
    await expect(store.putFile(endless, 1000)).rejects.toMatchObject({ code: "file-too-large", en: expect.stringContaining("1000 bytes") as string });
    expect(asked).toBe(2);
    expect(halves()).toEqual([]);
  });

  it("leaves nothing of a stream that breaks off, and clears away what a crash has left", async () => {
    const store = await openFileStore(folder);
    await expect(store.putFile(chunksThenFault(randomBytes(5000)), LIMIT)).rejects.toThrow("the sender went away");
    expect(halves()).toEqual([]);
    writeFileSync(join(files, "new-of-a-crashed-process"), "half");
    await openFileStore(folder);
    expect(halves()).toEqual([]);
  });

  it("gives nobody a damaged file, and takes a good copy in its place without losing the other", async () => {
    const store = await openFileStore(folder);
    const bytes = randomBytes(50_000);
    const { sha256 } = await store.putFile(bytes, LIMIT);
    chmodSync(pathOf(sha256), 0o600);
    truncateSync(pathOf(sha256), 49_999);
    await expect(store.openFile(sha256)).rejects.toMatchObject({ code: "file-damaged" });
    await store.putFile(bytes, LIMIT);
    expect((await readAll(store, sha256)).equals(bytes)).toBe(true);
    expect(halves()).toEqual([expect.stringContaining(".damaged-")]);
  });

  it.each(["0".repeat(64), "../../etc/passwd", "", "A".repeat(64), `${"0".repeat(62)}/.`])("does not have %j", async (sha256) => {
    const store = await openFileStore(folder);
    await expect(store.openFile(sha256)).rejects.toMatchObject({ code: "file-missing" });
  });
});

describe("a disk", () => {
  const disk = mountSmallDisk(join(folder, "disk"), 2);

  afterAll(() => disk?.unmount());

  it.runIf(disk !== null)("that is full is told; nothing stays behind, and with room again the file is taken", async () => {
    const place = disk?.folder ?? "";
    const store = await openFileStore(place);
    const small = await store.putFile(Buffer.from("before"), LIMIT);
    await expect(store.putFile(Readable.from([randomBytes(1_000_000), randomBytes(1_000_000), randomBytes(1_000_000)]), LIMIT)).rejects.toMatchObject({ code: "disk-full" });
    expect(halves(join(place, "files"))).toEqual([]);
    const ballast = join(place, "ballast");
    writeFileSync(ballast, Buffer.alloc(1_500_000));
    const bytes = randomBytes(1_000_000);
    await expect(store.putFile(bytes, LIMIT)).rejects.toMatchObject({ code: "disk-full" });
    execFileSync("rm", [ballast]);
    expect((await store.putFile(bytes, LIMIT)).size).toBe(1_000_000);
    expect((await readAll(store, small.sha256)).toString()).toBe("before");
  });

  it.runIf(disk !== null)("that is read-only is told, and still read from", async () => {
    const place = disk?.folder ?? "";
    const store = await openFileStore(place);
    const { sha256 } = await store.putFile(Buffer.from("kept"), LIMIT);
    disk?.makeReadOnly();
    await expect(store.putFile(Buffer.from("more"), LIMIT)).rejects.toMatchObject({ code: "folder-not-writable" });
    expect((await readAll(store, sha256)).toString()).toBe("kept");
    await expect(openFileStore(join(place, "elsewhere"))).rejects.toMatchObject({ code: "folder-not-writable" });
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)("folder without the right to write is told", async () => {
    const place = join(folder, "closed");
    mkdirSync(place);
    const store = await openFileStore(place);
    chmodSync(join(place, "files"), 0o500);
    await expect(store.putFile(Buffer.from("more"), LIMIT)).rejects.toMatchObject({ code: "folder-not-writable" });
    chmodSync(join(place, "files"), 0o700);
    expect(existsSync(join(place, "files"))).toBe(true);
  });
});
