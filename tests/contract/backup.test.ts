import { copyFileSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KAIJI, addRecord, makeOrganization, newId, openAuditSigner, openDataSeal, openDatabase, openEngine, openFileStore, readBackup, readKeptHeads, restoreBackup, verifyAudit, withClient, writeBackup, migrate, openHeadKeeper, type Connection, type FileStore } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type OpenedDatabase } from "./both-databases.ts";
import { findSystemPostgres, startServer, type TestServer } from "./storage-engine-server.ts";
import { removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const room = temporaryFolder();
const bin = findSystemPostgres();
const clinic = newId();
let opened: OpenedDatabase;
let server: TestServer | null = null;
const passphrase = "秋の夜長に読む本を選ぶ";

async function namesIn(store: FileStore): Promise<string[]> {
  const names: string[] = [];
  for await (const { sha256 } of store.listFiles()) names.push(sha256);
  return names;
}

/** Everything in a database, as text. */
async function contentOf(connection: Connection): Promise<Record<string, string>> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'kaiji'::regnamespace and relkind = 'r' order by 1");
    const content: Record<string, string> = {};
    for (const { name } of rows) content[name] = (await client.query<{ all: string | null }>(`select string_agg(t::text, E'\\n' order by t::text) as all from kaiji.${name} t`)).rows[0]?.all ?? "";
    return content;
  });
}

beforeAll(async () => {
  opened = await openTestDatabase("embedded");
  const { database, signer, dataFolder, engine } = opened;
  await database.change(clinic, KAIJI, (work) => makeOrganization(work, signer, "さくら診療所", "institution"));
  const files = await openFileStore(dataFolder);
  await openDataSeal(dataFolder);
  for (let each = 0; each < 12; each++) {
    const kept = await files.putFile(Buffer.from(`原本 ${each}\n`.repeat(each * 2000)), 10_000_000);
    await database.change(clinic, KAIJI, async (work) => {
      await work.db.insertInto("kept_file").values({ organization_id: clinic, sha256: kept.sha256, name: `${each}.xlsx`, media_type: "x", size: kept.size, kept_at: work.at, kept_by: null }).onConflict((on) => on.doNothing()).execute();
      await addRecord(work, "disclosure", { sha256: kept.sha256, name: "サンプル\\\"\n𠮷" }, { document: '{"21":1,"4.1":2}' });
      await addRecord(work, "job", { kind: "import-files", state: each === 0 ? "running" : "done" });
    });
  }
  await (await openHeadKeeper(dataFolder, engine.ownerConnection, signer, new Date())).keep(new Date());
  if (bin !== null) {
    server = await startServer(bin, room);
    await server.admin("postgres", "create role owner login createrole password 'owner'", "create database kaiji owner owner");
  }
}, 60_000);
afterAll(async () => {
  await opened?.close();
  await server?.stop();
  removeFolder(room);
});

const back = (file: string, secret: string | null = null, changes: object = {}) => writeBackup(opened.engine, { dataFolder: opened.dataFolder, file: join(room, file), passphrase: secret, ...changes });

describe("a backup", () => {
  it("is taken while others write, is one moment, and is read back before it gets its name", async () => {
    let isOver = false;
    const writing = (async () => {
      for (let each = 0; !isOver; each++) await opened.database.change(clinic, KAIJI, (work) => addRecord(work, "clause", { title: `条項 ${each}` }));
    })();
    const summary = await back("busy.backup");
    isOver = true;
    await writing;
    expect(summary).toMatchObject({ files: 12, size: statSync(join(room, "busy.backup")).size });
    expect(readdirSync(room).filter((name) => name.endsWith(".new"))).toEqual([]);
    const target = join(room, "moment");
    await restoreBackup(join(room, "busy.backup"), null, { dataFolder: target });
    const engine = await openEngine({ dataFolder: target });
    const signer = await openAuditSigner(target);
    // One moment: the trail knows of every record that is there, and ends with the last of them.
    const report = await verifyAudit(engine.ownerConnection, signer, await readKeptHeads(target, signer));
    expect(report.faults).toEqual([]);
    const counts = await withClient(engine.ownerConnection, async (client) => (await client.query("select (select count(*) from kaiji.clause)::int as clauses, (select count(*) from kaiji.audit_entry where action = 'clause.create')::int as told")).rows[0]);
    expect(counts?.clauses).toBe(counts?.told);
    await engine.stop();
  }, 30_000);

  it.each([["without", null], ["with", passphrase]])("%s a passphrase comes back as it was: rows, files, keys, trail", async (name, secret) => {
    const before = await contentOf(opened.engine.ownerConnection);
    await back(`${name}.backup`, secret);
    const bytes = readFileSync(join(room, `${name}.backup`));
    if (secret !== null) expect(bytes.includes("さくら")).toBe(false);
    const target = join(room, `from-${name}`);
    await restoreBackup(join(room, `${name}.backup`), secret, { dataFolder: target });
    const engine = await openEngine({ dataFolder: target });
    expect(await migrate(engine)).toEqual([]);
    const after = await contentOf(engine.ownerConnection);
    expect(after["job"]).toBe(before["job"]?.replaceAll('""state"": ""running""', '""state"": ""waiting""').replaceAll(",running)", ",waiting)"));
    expect({ ...after, job: "" }).toEqual({ ...before, job: "" });
    const files = await openFileStore(target);
    const original = await openFileStore(opened.dataFolder);
    expect(await namesIn(files)).toEqual(await namesIn(original));
    for (const sha256 of await namesIn(files)) (await files.openFile(sha256)).stream.destroy();
    // What was sealed opens, and new entries go on from the old ones.
    const [seal, signer] = [await openDataSeal(target), await openAuditSigner(target)];
    const old = await openDataSeal(opened.dataFolder);
    expect(seal.open(old.seal(Buffer.from("x"), "p"), "p").toString()).toBe("x");
    const database = await openDatabase(engine, { signer });
    await database.change(clinic, KAIJI, (work) => addRecord(work, "system", { name: "新しい" }));
    expect((await verifyAudit(engine.ownerConnection, signer, await readKeptHeads(target, signer))).faults).toEqual([]);
    await database.close();
    await engine.stop();
  }, 30_000);

  it.runIf(bin !== null)("goes from the embedded database to a server and back", async () => {
    const before = await contentOf(opened.engine.ownerConnection);
    await back("there.backup");
    const databaseUrl = server?.url("owner", "owner", "kaiji");
    await restoreBackup(join(room, "there.backup"), null, { dataFolder: join(room, "on-server"), databaseUrl });
    const there = await openEngine({ dataFolder: join(room, "on-server"), databaseUrl });
    expect(there.kind).toBe("server");
    expect((await contentOf(there.ownerConnection))["audit_entry"]).toBe(before["audit_entry"]);
    await writeBackup(there, { dataFolder: join(room, "on-server"), file: join(room, "back.backup"), passphrase: null });
    await there.stop();
    const appDatabaseUrl = server?.url("kaiji_app", readFileSync(join(room, "on-server/secrets/database-app"), "utf8").trim(), "kaiji");
    await expect(restoreBackup(join(room, "back.backup"), null, { dataFolder: join(room, "other"), databaseUrl, appDatabaseUrl })).rejects.toMatchObject({ code: "restore-not-empty" });
    await restoreBackup(join(room, "back.backup"), null, { dataFolder: join(room, "home") });
    const home = await openEngine({ dataFolder: join(room, "home") });
    const after = await contentOf(home.ownerConnection);
    await home.stop();
    for (const table of Object.keys(before).filter((name) => name !== "job")) expect([table, after[table]]).toEqual([table, before[table]]);
  }, 60_000);

  it("that is damaged anywhere, cut off, of another passphrase or no backup changes nothing", async () => {
    for (const [name, secret] of [["plain", null], ["sealed", passphrase]] as const) {
      await back(`${name}.backup`, secret);
      const bytes = readFileSync(join(room, `${name}.backup`));
      const broken = join(room, "broken.backup");
      const target = join(room, "untouched");
      for (const at of [0.3, 0.6, 0.95, 0.9999]) {
        const copy = Buffer.from(bytes);
        const place = Math.floor(copy.length * at);
        copy[place] = (copy[place] ?? 0) ^ 0x55;
        writeFileSync(broken, copy);
        await expect(restoreBackup(broken, secret, { dataFolder: target }), `${name} at ${at}`).rejects.toMatchObject({ code: expect.stringMatching(/^backup-(damaged|passphrase)$/) });
        writeFileSync(broken, bytes.subarray(0, place));
        await expect(restoreBackup(broken, secret, { dataFolder: target }), `${name} cut at ${at}`).rejects.toMatchObject({ code: expect.stringMatching(/^backup-(damaged|passphrase)$/) });
      }
      expect(readdirSync(room)).not.toContain("untouched");
    }
    await expect(readBackup(join(room, "sealed.backup"), "まったく違う合言葉ですよ", async () => undefined)).rejects.toMatchObject({ code: "backup-passphrase" });
    await expect(readBackup(join(room, "sealed.backup"), null, async () => undefined)).rejects.toMatchObject({ code: "backup-passphrase" });
    copyFileSync(new URL(import.meta.url), join(room, "no.backup"));
    await expect(readBackup(join(room, "no.backup"), null, async () => undefined)).rejects.toMatchObject({ code: "backup-not-one" });
    await expect(restoreBackup(join(room, "plain.backup"), null, { dataFolder: opened.dataFolder })).rejects.toMatchObject({ code: "restore-not-empty" });
  }, 60_000);

  it("of a file that was changed on disk is refused, and leaves nothing behind", async () => {
    const store = await openFileStore(opened.dataFolder);
    const sha256 = (await namesIn(store)).at(-1) ?? "";
    const path = join(opened.dataFolder, "files", sha256.slice(0, 2), sha256);
    const good = readFileSync(path);
    writeFileSync(path, "changed", { flag: "r+" });
    await expect(back("never.backup")).rejects.toMatchObject({ code: "file-damaged" });
    writeFileSync(path, good);
    expect(readdirSync(room).filter((name) => name.startsWith("never"))).toEqual([]);
  });
});
