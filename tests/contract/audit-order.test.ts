import { KAIJI, INSTALLATION, addRecord, changeRecord, listRecords, makeOrganization, newId, openDatabase, readRecord, verifyAudit, withClient, type Database, type KeptRecord } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATABASES, openTestDatabase, type OpenedDatabase } from "./both-databases.ts";

const sakura = newId();
const momiji = newId();

describe.each(DATABASES)("many who change one organization at once: %s", (kind, isThere) => {
  let opened: OpenedDatabase;
  /** A second program on the same database. */
  let other: Database;

  beforeAll(async () => {
    if (!isThere) return;
    opened = await openTestDatabase(kind);
    other = await openDatabase(opened.engine, { signer: opened.signer });
    for (const id of [sakura, momiji]) await opened.database.change(id, KAIJI, (work) => makeOrganization(work, opened.signer, "架空の医院", "institution"));
  }, 60_000);
  afterAll(async () => {
    await other?.close();
    await opened?.close();
  });

  const faults = async () => (await verifyAudit(opened.engine.ownerConnection, opened.signer, [])).faults;
  const entriesOf = async (organizationId: string, title: string) =>
    withClient(opened.engine.ownerConnection, async (client) => (await client.query<{ number: string }>("select number from kaiji.audit_entry where organization_id = $1 and payload like $2 order by number", [organizationId, `%${title}%`])).rows.map(({ number }) => Number(number)));
  const add = (database: Database, organizationId: string, title: string) => database.change(organizationId, KAIJI, (work) => addRecord(work, "clause", { title }));

  it.runIf(isThere)("all get their place in one chain, each once, past checkpoints", async () => {
    await Promise.all(Array.from({ length: 240 }, (_, each) => add(opened.database, each % 3 === 0 ? momiji : sakura, "並ぶ")));
    expect([(await entriesOf(sakura, "並ぶ")).length, (await entriesOf(momiji, "並ぶ")).length]).toEqual([160, 80]);
    expect((await listRecords(opened.database.read(sakura), "clause", sakura, { limit: 500 })).length).toBe(160);
    expect(await faults()).toEqual([]);
  });

  it.runIf(isThere)("also when some fail, some change nothing, some come through the door, some work in two organizations and a second program does the same", { timeout: 60_000 }, async () => {
    const shared = await add(opened.database, sakura, "取り合う");
    let conflicts = 0;
    const kinds: ((database: Database) => Promise<unknown>)[] = [
      (database) => add(database, sakura, "混ざる"),
      (database) => add(database, momiji, "混ざる"),
      (database) => database.change(sakura, KAIJI, async (work) => (await addRecord(work, "clause", { title: "失敗する" }), Promise.reject(new Error("planned")))).catch((error: unknown) => expect(error).toMatchObject({ message: "planned" })),
      (database) => database.change(sakura, KAIJI, () => Promise.resolve(null)),
      (database) => database.door(async (door) => (await door.enter(sakura, KAIJI)).audit({ action: "x", subjectName: "混ざる" })),
      (database) => database.door(async (door) => (await door.enter(INSTALLATION, KAIJI)).audit({ action: "x", subjectName: "混ざる" })),
      (database) => database.change(momiji, KAIJI, async (work) => (await add(database, sakura, "混ざる"), addRecord(work, "clause", { title: "混ざる" }))),
      (database) => changeOnce(database, shared).catch(() => void conflicts++),
    ];
    // Little at a time and much at a time; a work in two organizations needs two of a pool's connections.
    for (let round = 0; round < 12; round++) await Promise.all([opened.database, other].flatMap((database) => kinds.map((make) => make(database))));
    expect((await entriesOf(sakura, "混ざる")).length).toBe(3 * 24);
    expect((await entriesOf(momiji, "混ざる")).length).toBe(2 * 24);
    expect(await entriesOf(sakura, "失敗する")).toEqual([]);
    const kept = await readRecord(opened.database, "clause", sakura, shared.id);
    // The first entry tells that it was made.
    expect([kept?.version, (await entriesOf(sakura, "取り合う")).length]).toEqual([1 + 24 - conflicts, 1 + 24 - conflicts]);
    expect(await faults()).toEqual([]);
  });

  const changeOnce = async (database: Database, { id }: KeptRecord) => {
    const seen = await readRecord(database, "clause", sakura, id);
    await database.change(sakura, KAIJI, (work) => changeRecord(work, "clause", id, seen?.version ?? 0, { title: `取り合う ${newId()}` }));
  };

  it.runIf(isThere)("also when connections are cut in the middle: what was acknowledged is there, once", { timeout: 60_000 }, async () => {
    const acknowledged: string[] = [];
    let [isOver, cuts] = [false, 0];
    const writers = Array.from({ length: 12 }, async (_, person) => {
      for (let each = 0; !isOver; each++) {
        const record = await add(opened.database, sakura, `切れる ${person}-${each}`).catch(() => null);
        if (record !== null) acknowledged.push(record.id);
      }
    });
    await withClient(opened.engine.appConnection, async (client) => {
      for (let look = 0; look < 60; look++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        const { rowCount } = await client.query("select pg_terminate_backend(pid) from (select pid from pg_stat_activity where pid <> pg_backend_pid() and state = 'active' and query like '%before_audit%' order by random() limit 2) as picked");
        cuts += rowCount ?? 0;
      }
    }).finally(() => (isOver = true));
    await Promise.all(writers);
    expect(cuts).toBeGreaterThan(5);
    const kept = new Set((await listRecords(opened.database.read(sakura), "clause", sakura, { limit: 100_000 })).filter(({ content }) => String(content["title"]).startsWith("切れる")).map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect((await entriesOf(sakura, "切れる")).length).toBe(kept.size);
    expect(await faults()).toEqual([]);
  });

  it.runIf(isThere)("work that hides an error of the database is not acknowledged", async () => {
    const hiding = opened.database.change(sakura, KAIJI, async (work) => {
      const record = await addRecord(work, "clause", { title: "隠す" });
      await work.db.insertInto("clause").values({ organization_id: sakura, id: record.id, content: "{}", created_at: work.at, created_by: null, changed_at: work.at, changed_by: null, removed_at: null }).execute().catch(() => undefined);
    });
    await expect(hiding).rejects.toThrow();
    const silent = opened.database.change(sakura, KAIJI, (work) => work.db.insertInto("clause").values({ organization_id: momiji, id: newId(), content: "{}", created_at: work.at, created_by: null, changed_at: work.at, changed_by: null, removed_at: null }).execute().catch(() => undefined));
    await expect(silent).rejects.toThrow("rolled back");
    expect(await entriesOf(sakura, "隠す")).toEqual([]);
  });

  it.runIf(isThere)("a query after the end of its work does not run in somebody else's", async () => {
    let late: (() => Promise<unknown>) | null = null;
    await opened.database.change(sakura, KAIJI, (work) => {
      late = () => work.db.selectFrom("clause").selectAll().where("organization_id", "=", sakura).execute();
      return Promise.resolve();
    });
    await expect((late as unknown as () => Promise<unknown>)()).rejects.toThrow("has ended");
  });
});
