import { KAIJI, MIGRATIONS, addRecord, changeRecord, findRecord, listRecords, makeOrganization, migrate, newId, openPool, readRecord, removeRecord, restoreRecord, verifyAudit, withClient, openDatabase, openHeadKeeper, readKeptHeads, type AuditFault, type Database, type KeptRecord } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATABASES, openTestDatabase, type OpenedDatabase } from "./both-databases.ts";

const sakura = newId();
const momiji = newId();

describe.each(DATABASES)("the wall between organizations: %s", (kind, isThere) => {
  let opened: OpenedDatabase;
  let ofSakura: KeptRecord;
  let ofMomiji: KeptRecord;

  beforeAll(async () => {
    if (!isThere) return;
    opened = await openTestDatabase(kind);
    const { database, signer } = opened;
    for (const id of [sakura, momiji]) await database.change(id, KAIJI, (work) => makeOrganization(work, signer, id === sakura ? "さくら診療所" : "もみじ病院", "institution"));
    ofSakura = await database.change(sakura, KAIJI, (work) => addRecord(work, "system", { name: "電子カルテ" }));
    ofMomiji = await database.change(momiji, KAIJI, (work) => addRecord(work, "system", { name: "レセコン" }));
  }, 60_000);
  afterAll(() => opened?.close());

  /** Every table of the schema that the application may read. */
  async function tables(): Promise<string[]> {
    return withClient(opened.engine.ownerConnection, async (client) => (await client.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'kaiji'::regnamespace and relkind = 'r' order by 1")).rows.map(({ name }) => name));
  }

  it.runIf(isThere)("a query that forgets its organization gets nothing, from any table", async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(20);
    await withClient(opened.engine.appConnection, async (client) => {
      for (const name of all) expect([name, (await client.query(`select * from kaiji.${name}`)).rowCount]).toEqual([name, 0]);
    });
  });

  it.runIf(isThere)("every table has row security, and the organization leads every key and index of those that have one", async () => {
    await withClient(opened.engine.ownerConnection, async (client) => {
      const open = await client.query("select relname from pg_class where relnamespace = 'kaiji'::regnamespace and relkind = 'r' and not relrowsecurity");
      expect(open.rows).toEqual([]);
      const astray = await client.query(`
        select i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indrelid
        where c.relnamespace = 'kaiji'::regnamespace
          and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
          and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) <> 'organization_id'`);
      // The one list that is asked for by person: which organizations they belong to.
      expect(astray.rows).toEqual([{ index: "kaiji.membership_of_person" }]);
      const foreign = await client.query(`
        select conrelid::regclass::text as from_table, confrelid::regclass::text as to_table from pg_constraint
        where contype = 'f' and connamespace = 'kaiji'::regnamespace
          and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) is distinct from (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1])`);
      expect(foreign.rows).toEqual([]);
      // Nothing that would have to be known on all machines at once (docs/scale.md).
      const shared = await client.query(`
        select c.relname as what from pg_class c where c.relnamespace = 'kaiji'::regnamespace and c.relkind = 'S'
        union all select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'kaiji'::regnamespace and not t.tgisinternal
        union all select conname from pg_constraint where connamespace = 'kaiji'::regnamespace and contype = 'x'`);
      expect(shared.rows).toEqual([]);
    });
  });

  it.runIf(isThere)("one organization does not see, change or write the other's rows", async () => {
    const { database } = opened;
    expect((await listRecords(database.read(sakura), "system", sakura, { limit: 10 })).map(({ id }) => id)).toEqual([ofSakura.id]);
    expect(await findRecord(database.read(sakura), "system", momiji, ofMomiji.id)).toBeNull();
    expect(await findRecord(database.read(sakura), "system", sakura, ofMomiji.id)).toBeNull();
    await expect(database.change(sakura, KAIJI, (work) => changeRecord(work, "system", ofMomiji.id, null, { name: "x" }))).rejects.toMatchObject({ code: "record-missing" });
    await expect(database.change(sakura, KAIJI, (work) => addRecord({ ...work, organizationId: momiji }, "system", { name: "x" }))).rejects.toThrow(/row-level security/);
    await withClient(opened.engine.appConnection, async (client) => {
      await client.query("select set_config('kaiji.organization', $1, false)", [sakura]);
      expect((await client.query("update kaiji.system set content = '{}' where organization_id = $1", [momiji])).rowCount).toBe(0);
      await expect(client.query("update kaiji.system set organization_id = $1", [momiji])).rejects.toThrow(/row-level security/);
    });
  });

  it.runIf(isThere)("connections change hands between organizations without carrying anything over", async () => {
    const ids = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? sakura : momiji));
    const seen = await Promise.all(ids.map(async (id) => (await opened.database.read(id).selectFrom("system").select("organization_id").execute()).map((row) => row.organization_id)));
    expect(seen).toEqual(ids.map((id) => [id]));
    // A prepared statement keeps its plan, not whom it was planned for.
    const found = await Promise.all(ids.flatMap((id) => [ofSakura, ofMomiji].map((record) => readRecord(opened.database, "system", id, record.id))));
    expect(found.map((record) => record?.id ?? null)).toEqual(ids.flatMap((id) => (id === sakura ? [ofSakura.id, null] : [null, ofMomiji.id])));
    const named = { name: "all systems", text: "select organization_id from kaiji.system" };
    const unnamed = await Promise.all(ids.map((id) => opened.database.readPrepared(id, named, [])));
    expect(unnamed.map((rows) => new Set(rows.map((row) => row["organization_id"])))).toEqual(ids.map((id) => new Set([id])));
  });

  it.runIf(isThere)("a reading connection cannot write", async () => {
    await expect(opened.database.read(sakura).updateTable("system").set({ content: "{}" }).execute()).rejects.toThrow(/read-only/);
  });

  it.runIf(isThere)("people and sessions are seen only at the door", async () => {
    const { database } = opened;
    await database.door(async ({ db, at }) => db.insertInto("person").values({ person_id: newId(), email: `${newId()}@example.jp`, name: "山田", created_at: at, password_hash: null, password_changed_at: null, totp_secret: null, disabled_at: null }).execute());
    expect(await database.read(sakura).selectFrom("person").selectAll().execute()).toEqual([]);
    expect((await database.door(({ db }) => db.selectFrom("person").selectAll().execute())).length).toBeGreaterThan(0);
    expect(await database.door(({ db }) => db.selectFrom("system").selectAll().execute())).toEqual([]);
  });

  it.runIf(isThere)("the application cannot change or delete what the audit trail says, nor own a table", async () => {
    const pool = openPool(opened.engine.appConnection, 1);
    await pool.query("select set_config('kaiji.organization', $1, false)", [sakura]);
    for (const statement of ["update kaiji.audit_entry set payload = '{}'", "delete from kaiji.audit_entry", "truncate kaiji.audit_entry", "delete from kaiji.audit_checkpoint", "alter table kaiji.audit_entry disable row level security", "drop table kaiji.audit_entry", "delete from kaiji.system"])
      await expect(pool.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    await pool.end();
  });

  it.runIf(isThere)("the second of two people who change one record is told, and nothing is overwritten", async () => {
    const { database } = opened;
    const record = await database.change(sakura, KAIJI, (work) => addRecord(work, "provider", { name: "株式会社サンプル" }));
    const change = (name: string) => database.change(sakura, KAIJI, (work) => changeRecord(work, "provider", record.id, 1, { name }));
    const results = await Promise.allSettled([change("甲"), change("乙"), change("丙")]);
    expect(results.filter(({ status }) => status === "fulfilled").length).toBe(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "record-changed" });
    expect((await findRecord(database.read(sakura), "provider", sakura, record.id))?.version).toBe(2);
  });

  it.runIf(isThere)("what is removed leaves the lists, stays, and comes back", async () => {
    const { database } = opened;
    const record = await database.change(sakura, KAIJI, (work) => addRecord(work, "clause", { title: "第1条" }));
    await database.change(sakura, KAIJI, (work) => removeRecord(work, "clause", record.id, 1));
    expect(await listRecords(database.read(sakura), "clause", sakura, { limit: 10 })).toEqual([]);
    expect((await listRecords(database.read(sakura), "clause", sakura, { limit: 10, isRemoved: true })).length).toBe(1);
    await database.change(sakura, KAIJI, (work) => restoreRecord(work, "clause", record.id, 2));
    expect((await listRecords(database.read(sakura), "clause", sakura, { limit: 10 })).map(({ content }) => content)).toEqual([{ title: "第1条" }]);
  });

  it.runIf(isThere)("migrating again does nothing; a newer or an altered database is refused in one line", async () => {
    expect(await migrate(opened.engine)).toEqual([]);
    await expect(migrate(opened.engine, MIGRATIONS.slice(0, 1))).rejects.toMatchObject({ code: "database-newer" });
    await expect(migrate(opened.engine, MIGRATIONS.map((step) => ({ ...step, sql: `${step.sql} ` })))).rejects.toMatchObject({ code: "database-altered" });
  });

  describe("the audit trail", () => {
    const verify = async () => verifyAudit(opened.engine.ownerConnection, opened.signer, await readKeptHeads(opened.dataFolder, opened.signer));
    const tamper = (sql: string) => withClient(opened.engine.ownerConnection, (client) => client.query(sql));
    const pine = newId();

    /** Runs a statement on the database behind Kaiji's back, looks, and takes it back. */
    async function afterTampering(sql: string, undo: string): Promise<readonly AuditFault[]> {
      await tamper(sql);
      const report = await verify();
      await tamper(undo);
      return report.faults;
    }

    beforeAll(async () => {
      if (!isThere) return;
      const { database, signer } = opened;
      await database.change(pine, KAIJI, (work) => makeOrganization(work, signer, "まつ医院", "institution"));
      for (let round = 0; round < 20; round++)
        await database.change(pine, KAIJI, async (work) => {
          for (let each = 0; each < 11; each++) await addRecord(work, "clause", { title: `条項 ${round}-${each}` });
        });
      await tamper("create table kept_entries as select organization_id, number, payload, previous_hash, hash from kaiji.audit_entry; create table kept_heads as select * from kaiji.audit_head; create table kept_checkpoints as select * from kaiji.audit_checkpoint");
    });

    const putBack = `delete from kaiji.audit_entry; insert into kaiji.audit_entry (organization_id, number, payload, previous_hash, hash) select * from kept_entries; delete from kaiji.audit_head; insert into kaiji.audit_head select * from kept_heads; delete from kaiji.audit_checkpoint; insert into kaiji.audit_checkpoint select * from kept_checkpoints`;

    it.runIf(isThere)("holds as it is, over all organizations", async () => {
      const report = await verify();
      expect(report.faults).toEqual([]);
      expect(report.chains).toBe(4);
      expect(report.entries).toBeGreaterThan(220);
    });

    it.runIf(isThere).each([
      ["an edited entry", 57, "entry-altered", `update kaiji.audit_entry set payload = replace(payload, 'clause.create', 'clause.remove') where organization_id = '${pine}' and number = 57`],
      ["a deleted entry", 101, "entry-missing", `delete from kaiji.audit_entry where organization_id = '${pine}' and number = 101`],
      ["the first entry deleted", 1, "entry-missing", `delete from kaiji.audit_entry where organization_id = '${pine}' and number = 1`],
      ["the newest entry deleted", 221, "entry-missing", `delete from kaiji.audit_entry where organization_id = '${pine}' and number = 221`],
      [
        "two entries exchanged",
        30,
        "link-broken",
        `update kaiji.audit_entry set number = 1000030 where organization_id = '${pine}' and number = 30; update kaiji.audit_entry set number = 30 where organization_id = '${pine}' and number = 31; update kaiji.audit_entry set number = 31 where organization_id = '${pine}' and number = 1000030`,
      ],
      ["an entry put in at the end", 222, "head-behind", `insert into kaiji.audit_entry (organization_id, number, payload, previous_hash, hash) select organization_id, 222, replace(payload, '"number":221', '"number":222'), hash, sha256(hash || convert_to(replace(payload, '"number":221', '"number":222'), 'UTF8')) from kaiji.audit_entry where organization_id = '${pine}' and number = 221`],
      ["a head set back by someone without the key", 220, "head-forged", `delete from kaiji.audit_entry where organization_id = '${pine}' and number = 221; update kaiji.audit_head set number = 220, hash = (select hash from kaiji.audit_entry where organization_id = '${pine}' and number = 220) where organization_id = '${pine}'`],
      ["a signed checkpoint taken away", 100, "checkpoint-missing", `delete from kaiji.audit_checkpoint where organization_id = '${pine}' and number = 100`],
      ["a signed checkpoint changed", 200, "checkpoint-forged", `update kaiji.audit_checkpoint set hash = sha256('x') where organization_id = '${pine}' and number = 200`],
      ["a checkpoint of another organization in its place", 100, "checkpoint-forged", `update kaiji.audit_checkpoint set signature = (select signature from kaiji.audit_head where organization_id = '${sakura}') where organization_id = '${pine}' and number = 100`],
      ["an organization's whole trail and its checkpoints taken away", 0, "head-missing", `delete from kaiji.audit_checkpoint where organization_id = '${pine}'; delete from kaiji.audit_entry where organization_id = '${pine}'; delete from kaiji.audit_head where organization_id = '${pine}'`],
      ["an entry moved to another organization", 221, "entry-missing", `update kaiji.audit_entry set organization_id = '${sakura}', number = 99 where organization_id = '${pine}' and number = 221`],
      ["a head taken away", 0, "head-missing", `delete from kaiji.audit_head where organization_id = '${pine}'`],
    ])("finds %s at number %i: %s", async (_, number, code, sql) => {
      expect((await afterTampering(sql, putBack)).filter(({ organizationId }) => organizationId === pine)).toEqual([{ organizationId: pine, number, code }]);
    });

    it.runIf(isThere)("finds a chain rewritten from the middle with right hashes", async () => {
      const rewrite = `do $$ declare before bytea; row record; begin
        select hash into before from kaiji.audit_entry where organization_id = '${pine}' and number = 49;
        for row in select * from kaiji.audit_entry where organization_id = '${pine}' and number >= 50 order by number loop
          update kaiji.audit_entry set payload = replace(payload, '条項', '条文'), previous_hash = before, hash = sha256(before || convert_to(replace(payload, '条項', '条文'), 'UTF8')) where organization_id = '${pine}' and number = row.number returning hash into before;
        end loop; end $$`;
      expect(await afterTampering(rewrite, putBack)).toEqual([{ organizationId: pine, number: 100, code: "checkpoint-differs" }]);
    });

    it.runIf(isThere)("tells for ever that Kaiji went on from a head that it had not signed, or that was older than it knew", async () => {
      const { database, signer, engine } = opened;
      for (const [name, how] of [["すぎ", "forged"], ["ひのき", "old"]] as const) {
        const id = newId();
        const add = (by: Database) => by.change(id, KAIJI, (work) => addRecord(work, "clause", { title: "条項" }));
        await database.change(id, KAIJI, (work) => makeOrganization(work, signer, name, "institution"));
        await add(database);
        await tamper(`create table old_head as select * from kaiji.audit_head where organization_id = '${id}'`);
        await add(database);
        await tamper(`delete from kaiji.audit_entry where organization_id = '${id}' and number = 3`);
        await tamper(how === "old" ? `update kaiji.audit_head set number = old_head.number, hash = old_head.hash, signature = old_head.signature from old_head where audit_head.organization_id = '${id}'` : `update kaiji.audit_head set number = 2, hash = (select hash from kaiji.audit_entry where organization_id = '${id}' and number = 2) where organization_id = '${id}'`);
        await tamper("drop table old_head");
        // A forged head is seen also by a program that has just started; an old one by the one that saw a newer.
        const after = how === "old" ? database : await openDatabase(engine, { signer });
        await add(after);
        await add(after);
        if (after !== database) await after.close();
        expect((await verify()).faults.filter(({ organizationId }) => organizationId === id)).toEqual([{ organizationId: id, number: 3, code: "told-broken" }]);
        // Nor is it told twice, nor in the way of work.
        expect((await withClient(engine.ownerConnection, (client) => client.query("select number::int from kaiji.audit_entry where organization_id = $1 and action = 'audit.broken'", [id]))).rows).toEqual([{ number: 3 }]);
        await tamper(`delete from kaiji.audit_checkpoint where organization_id = '${id}'; delete from kaiji.audit_entry where organization_id = '${id}'; delete from kaiji.audit_head where organization_id = '${id}'; delete from kaiji.clause where organization_id = '${id}'; delete from kaiji.organization where organization_id = '${id}'`);
      }
    });

    it.runIf(isThere)("keeps each day's last head outside, and all of today's", async () => {
      const keeper = await openHeadKeeper(opened.dataFolder, opened.engine.ownerConnection, opened.signer, new Date("2026-01-01T00:00:00Z"));
      for (const at of ["2026-01-01T09:00:00Z", "2026-01-01T10:00:00Z", "2026-01-02T09:00:00Z", "2026-01-02T10:00:00Z"]) {
        await opened.database.change(momiji, KAIJI, (work) => addRecord(work, "clause", { title: at }));
        expect(await keeper.keep(new Date(at))).toBeGreaterThan(0);
      }
      await openHeadKeeper(opened.dataFolder, opened.engine.ownerConnection, opened.signer, new Date("2026-01-02T12:00:00Z"));
      const kept = (await readKeptHeads(opened.dataFolder, opened.signer)).filter(({ organizationId }) => organizationId === momiji);
      expect(kept.map(({ keptAt }) => keptAt.slice(0, 13))).toEqual(["2026-01-01T10", "2026-01-02T09", "2026-01-02T10"]);
      expect((await verify()).faults).toEqual([]);
      await tamper("drop table kept_entries, kept_heads, kept_checkpoints; create table kept_entries as select organization_id, number, payload, previous_hash, hash from kaiji.audit_entry; create table kept_heads as select * from kaiji.audit_head; create table kept_checkpoints as select * from kaiji.audit_checkpoint");
    });

    it.runIf(isThere)("finds an old state of database and head brought back, by the heads kept outside", async () => {
      const { database } = opened;
      await database.change(pine, KAIJI, (work) => addRecord(work, "clause", { title: "新しい条項" }));
      expect(await (await openHeadKeeper(opened.dataFolder, opened.engine.ownerConnection, opened.signer, new Date())).keep(new Date())).toBe(1);
      expect((await verify()).faults).toEqual([]);
      await tamper(putBack);
      expect((await verify()).faults).toEqual([{ organizationId: pine, number: 222, code: "entry-missing" }]);
    });
  });
});
