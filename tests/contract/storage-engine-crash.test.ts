import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { joinEngine, openEngine, openFileStore, openPool, withClient, type Engine } from "@kaiji/storage";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bundleOwner, canRunNode, isRoot, memoryOf, mountSmallDisk, processesOf, removeFolder, startOwner, temporaryFolder, userNamed, type Owner, type OwnerTask } from "./storage-engine-setup.ts";

const isLinux = process.platform === "linux";
const folder = temporaryFolder();
const data = join(folder, "data");
const owners: Owner[] = [];
const engines: Engine[] = [];
let program = "";
/** As this process writes it in its own lock. */
let processWorld = "";

function start(task: OwnerTask = "hold", dataFolder = data, user = {}): Owner {
  const owner = startOwner(program, dataFolder, task, user);
  owners.push(owner);
  return owner;
}

async function open(): Promise<Engine> {
  const engine = await openEngine({ dataFolder: data });
  engines.push(engine);
  return engine;
}

async function until(fits: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await fits())) {
    if (performance.now() > deadline) throw new Error("waited in vain");
    await sleep(10);
  }
}

const isAlive = (pid: number) => existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));

beforeAll(async () => {
  program = await bundleOwner();
  const engine = await openEngine({ dataFolder: data });
  processWorld = (JSON.parse(readFileSync(join(data, "kaiji.lock"), "utf8")) as { world: string }).world;
  await engine.stop();
}, 30_000);

afterEach(async () => {
  for (const owner of owners.splice(0)) if (owner.child.exitCode === null && owner.child.signalCode === null) await owner.stop();
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
});

afterAll(async () => {
  await rm(program, { force: true });
  removeFolder(folder);
});

describe("kill -9 of the database", { timeout: 20_000 }, () => {
  it("is noticed, told as database-away, and mended with every acknowledged row", async () => {
    const engine = await open();
    const pool = openPool(engine.ownerConnection, 4);
    await pool.query("create table if not exists acknowledged (id int primary key)");
    const acknowledged: number[] = [];
    const codes = new Set<string>();
    const first = engine.pid ?? 0;
    const killed = { at: 0, backAfter: 0 };
    for (let id = 0; killed.backAfter === 0 || id < 400; id++) {
      if (id === 200) {
        process.kill(first, "SIGKILL");
        killed.at = performance.now();
      }
      try {
        await pool.query("insert into acknowledged values ($1)", [id]);
        acknowledged.push(id);
        if (killed.at > 0 && engine.pid !== first && engine.pid !== null) killed.backAfter ||= performance.now() - killed.at;
      } catch (error) {
        codes.add(String((error as { code: unknown }).code));
        await sleep(2);
      }
    }
    const { rows } = await pool.query<{ id: number }>("select id from acknowledged order by id");
    await pool.end();
    console.log(`engine: writing again ${Math.round(killed.backAfter)} ms after kill -9 of the database`);
    expect([...codes]).toEqual(["database-away"]);
    expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(acknowledged));
    expect(engine.state).toBe("ready");
  });

  it("does not end Kaiji when it comes in the middle of a transaction", async () => {
    const engine = await open();
    const pool = openPool(engine.appConnection, 2);
    const client = await pool.connect();
    await client.query("begin");
    process.kill(engine.pid ?? 0, "SIGKILL");
    await until(() => engine.state === "away");
    await expect(client.query("select 1")).rejects.toMatchObject({ code: "database-away" });
    client.release(true);
    await until(() => engine.state === "ready");
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it.runIf(isLinux)("is mended although a long statement is still at work", async () => {
    const engine = await open();
    const busy = withClient(engine.ownerConnection, (client) => client.query("select count(*) from generate_series(1, 20000000000)")).catch((error: unknown) => error);
    await until(async () => (await withClient(engine.ownerConnection, (client) => client.query("select from pg_stat_activity where query like '%20000000000%' and state = 'active'"))).rowCount === 2);
    const first = engine.pid ?? 0;
    process.kill(first, "SIGKILL");
    await until(() => engine.state === "ready" && engine.pid !== first && engine.pid !== null);
    expect(await busy).toMatchObject({ code: "database-away" });
  });

  it("is given up by a stop", async () => {
    const engine = await open();
    process.kill(engine.pid ?? 0, "SIGKILL");
    await until(() => engine.state === "away");
    await engine.stop();
    expect(engine.state).toBe("stopped");
    expect(engine.pid).toBeNull();
    expect(await joinEngine(data)).toBeNull();
  });
});

describe.runIf(isLinux)("kill -9 of Kaiji", { timeout: 30_000 }, () => {
  it("leaves no second database and loses no acknowledged row or file", async () => {
    const owner = start("write");
    const { pid = 0 } = await owner.waitFor((event) => event.ready === true);
    await owner.waitFor((event) => (event.written ?? 0) >= 100);
    const memory = [memoryOf(processesOf(pid)), memoryOf([owner.child.pid ?? 0])] as const;
    await owner.kill();
    expect(isAlive(pid)).toBe(true);
    const since = performance.now();
    const engine = await open();
    console.log(`engine: open ${Math.round(performance.now() - since)} ms after kill -9 of Kaiji; while writing ${memory.map(Math.round).join(" + ")} MB (database + Node)`);
    expect(isAlive(pid)).toBe(false);
    const { rows } = await withClient(engine.ownerConnection, (client) => client.query<{ id: number }>("select id from written order by id"));
    const store = await openFileStore(data);
    const kept = owner.events.filter((event) => event.written !== undefined);
    expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(kept.map((event) => event.written)));
    for (const event of kept) (await store.openFile(event.sha256 ?? "")).stream.destroy();
  });

  it("and of the database at once loses nothing either", async () => {
    const owner = start("write");
    const { pid = 0 } = await owner.waitFor((event) => event.ready === true);
    const from = (await owner.waitFor((event) => event.written !== undefined)).written ?? 0;
    await owner.waitFor((event) => (event.written ?? 0) >= from + 50);
    const workers = processesOf(pid);
    for (const one of workers) process.kill(one, "SIGKILL");
    await owner.kill();
    const engine = await open();
    const { rows } = await withClient(engine.ownerConnection, (client) => client.query<{ id: number }>("select id from written order by id"));
    expect(rows.map((row) => row.id)).toEqual(expect.arrayContaining(owner.events.flatMap((event) => event.written ?? [])));
  });

  it("in the first start leaves a folder that opens", async () => {
    const fresh = join(folder, "fresh");
    for (const ms of [150, 400, 700]) {
      const owner = start("hold", fresh);
      await sleep(ms);
      await owner.kill();
    }
    const engine = await openEngine({ dataFolder: fresh });
    engines.push(engine);
    expect(await withClient(engine.appConnection, async (client) => (await client.query("select 1 as one")).rows)).toEqual([{ one: 1 }]);
  });

  it("is not needed to end the database: it ends with a Kaiji that forgets it", async () => {
    const owner = start("leave");
    const { pid = 0 } = await owner.waitFor((event) => event.ready === true);
    await until(() => owner.child.exitCode === 0 && !isAlive(pid));
  });

  it("and a stranger with the old process's number: the stranger is left alone", async () => {
    const owner = start();
    const { pid = 0 } = await owner.waitFor((event) => event.ready === true);
    const path = join(data, "database/postmaster.pid");
    const file = readFileSync(path, "utf8");
    for (const one of processesOf(pid)) process.kill(one, "SIGKILL");
    await owner.kill();
    await until(() => !isAlive(pid));
    writeFileSync(path, file.replace(/^\d+/, String(process.pid)));
    const engine = await open();
    expect(engine.state).toBe("ready");
  });
});

describe("two Kaiji on one folder", { timeout: 20_000 }, () => {
  it("the second is refused while the first works, and gets in when it has ended", async () => {
    const first = start();
    await first.waitFor((event) => event.ready === true);
    await expect(openEngine({ dataFolder: data })).rejects.toMatchObject({ code: "folder-in-use", en: expect.stringContaining(`process ${String(first.child.pid)}`) as string });
    const second = start();
    await second.waitFor((event) => event.error === "folder-in-use");
    await first.stop();
    expect(first.events.at(-1)).toEqual({ stopped: true });
    await open();
  });

  it("of ten that start at once after a crash, exactly one gets in", async () => {
    const dead = start();
    await dead.waitFor((event) => event.ready === true);
    await dead.kill();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => open()));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "folder-in-use" });
  });

  it("a lock from where process ids mean nothing holds while it beats, and no longer", async () => {
    const lock = join(data, "kaiji.lock");
    const note = JSON.stringify({ pid: process.pid, startedAt: "1", world: "another container", token: "t" });
    writeFileSync(lock, note);
    const beating = setInterval(() => writeFileSync(lock, note), 500);
    await expect(openEngine({ dataFolder: data })).rejects.toMatchObject({ code: "folder-in-use" });
    clearInterval(beating);
    const sevenSecondsAgo = new Date(Date.now() - 7000);
    utimesSync(lock, sevenSecondsAgo, sevenSecondsAgo);
    await open();
  });

  it("one that finds its lock taken, after it was frozen perhaps, stops its database", async () => {
    const engine = await open();
    writeFileSync(join(data, "kaiji.lock"), JSON.stringify({ pid: process.pid, startedAt: "1", world: "another container", token: "t" }));
    await until(() => engine.state === "stopped" && engine.pid === null);
    await engine.stop();
    expect(readFileSync(join(data, "kaiji.lock"), "utf8")).toContain("another container");
    rmSync(join(data, "kaiji.lock"));
  });

  it("a lock that names a process of another start time is stale", async () => {
    writeFileSync(join(data, "kaiji.lock"), JSON.stringify({ pid: process.pid, startedAt: "1", world: processWorld, token: "t" }));
    const since = performance.now();
    await open();
    expect(performance.now() - since).toBeLessThan(3000);
  });
});

describe("a disk that is full", { timeout: 30_000 }, () => {
  const disk = mountSmallDisk(join(folder, "disk"), 110);

  afterAll(() => disk?.unmount());

  it.runIf(disk !== null)("is told while the first database is made, and leaves nothing half", async () => {
    const place = disk?.folder ?? "";
    writeFileSync(join(place, "ballast"), Buffer.alloc(90_000_000));
    await expect(openEngine({ dataFolder: join(place, "data") })).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(join(place, "data")).filter((name) => name.startsWith("database") || name === "kaiji.lock")).toEqual([]);
    rmSync(join(place, "ballast"));
  });

  it.runIf(disk !== null)("stops writes, loses none that was acknowledged, and writes go on when there is room again", async () => {
    const place = disk?.folder ?? "";
    const engine = await openEngine({ dataFolder: join(place, "data") });
    engines.push(engine);
    const pool = openPool(engine.ownerConnection, 2);
    await pool.query("create table filled (id int primary key, content text)");
    const acknowledged: number[] = [];
    for (let id = 1000; id < 1050; id++) {
      await pool.query("insert into filled values ($1, 'before')", [id]);
      acknowledged.push(id);
    }
    fillUp(join(place, "ballast"));
    const codes: string[] = [];
    // First there is no room for the table, later none for the write-ahead log either, which stops the server itself.
    const logOnly = "with log as materialized (select pg_logical_emit_message(true, 'fill', repeat('x', 2000000))) insert into filled select $1, '' from log";
    const table = "insert into filled select $1, string_agg(md5(random()::text), '') from generate_series(1, 20000)";
    for (let id = 0; !codes.includes("database-away") && id < 200; id++) {
      try {
        await pool.query(id % 4 === 0 ? table : logOnly, [id]);
        acknowledged.push(id);
      } catch (error) {
        codes.push(String((error as { code: unknown }).code));
      }
    }
    await sleep(500);
    expect(engine.state).toBe("away");
    rmSync(join(place, "ballast"));
    await until(() => pool.query("insert into filled values (-1, '')").then(() => true, () => false), 15_000);
    const { rows } = await pool.query<{ id: number }>("select id from filled where id >= 0 order by id");
    await pool.end();
    console.log(`engine: on a full disk after ${acknowledged.length} rows: ${[...new Set(codes)].join(", ")}`);
    expect([...new Set(codes)]).toEqual(["database-full", "database-away"]);
    expect(rows.map((row) => row.id)).toEqual(acknowledged.toSorted((a, b) => a - b));
  });

  function fillUp(path: string): void {
    const file = openSync(path, "w");
    try {
      for (;;) writeSync(file, Buffer.alloc(65_536));
    } catch {
      closeSync(file);
    }
  }
});

describe.runIf(isRoot && canRunNode("nobody"))("an ordinary user", { timeout: 20_000 }, () => {
  it("runs Kaiji and its database alike", async () => {
    const nobody = userNamed("nobody");
    const home = join(folder, "home");
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, nobody.uid, nobody.gid);
    const owner = start("write", join(home, "data"), nobody);
    await owner.waitFor((event) => (event.written ?? 0) >= 3);
    await owner.kill();
    const again = start("hold", join(home, "data"), nobody);
    await again.waitFor((event) => event.ready === true);
    await again.stop();
    expect(dirname(home)).toBe(folder);
  });

  it("is told that a folder cannot be written to", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed, { mode: 0o755 });
    const owner = start("hold", join(closed, "data"), userNamed("nobody"));
    await owner.waitFor((event) => event.error === "folder-not-writable");
  });
});
