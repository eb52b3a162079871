import { join } from "node:path";
import { MIGRATIONS, migrate, newId, openEngine, restoreBackup, withClient, writeBackup, type Connection, type Engine } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DATABASES, openTestDatabase, type OpenedDatabase } from "./both-databases.ts";
import { removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const organization = newId();
const room = temporaryFolder();
afterAll(() => removeFolder(room));

/** Every earlier state that a database in the field may be in. */
const EARLIER = MIGRATIONS.map(({ number }) => number).slice(0, -1);
const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);

async function startOver({ engine }: Pick<OpenedDatabase, "engine">, last: number): Promise<void> {
  await withClient(engine.ownerConnection, (client) => client.query("drop schema if exists kaiji cascade; drop table if exists public.kaiji_migration"));
  await migrate(engine, upTo(last));
}

const TABLES = `select c.relname as name from pg_class c where c.relnamespace = 'kaiji'::regnamespace and c.relkind = 'r'
  and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('organization_id', 'id', 'version', 'content', 'changed_at', 'removed_at')) = 6 order by 1`;

/** An organization, and a row in every table of records that there is by now. @returns those tables */
async function fill(connection: Connection): Promise<string[]> {
  return withClient(connection, async (client) => {
    await client.query("insert into kaiji.organization (organization_id, name, kind, created_at) values ($1, 'さくら診療所', 'institution', now())", [organization]);
    const { rows } = await client.query<{ name: string }>(TABLES);
    for (const { name } of rows) await client.query(`insert into kaiji.${name} (organization_id, id, content, created_at, changed_at) values ($1, $1, '{"name": "以前からの記録"}', now(), now())`, [organization]);
    return rows.map(({ name }) => name);
  });
}

async function keptIn(connection: Connection, tables: readonly string[]): Promise<string[]> {
  return withClient(connection, async (client) => {
    const kept: string[] = [];
    for (const name of tables) if ((await client.query(`select from kaiji.${name} where id = $1 and content ->> 'name' = '以前からの記録'`, [organization])).rowCount === 1) kept.push(name);
    return kept;
  });
}

/** Everything that makes a database's form: columns, keys, indexes, policies, rights, functions. */
async function formOf(connection: Connection): Promise<unknown[]> {
  return withClient(connection, async (client) => {
    const ask = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows;
    return [
      await ask("select table_name, column_name, data_type, is_nullable, column_default, generation_expression from information_schema.columns where table_schema = 'kaiji' order by 1, 2"),
      await ask("select indexdef from pg_indexes where schemaname = 'kaiji' order by 1"),
      await ask("select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'kaiji'::regnamespace order by 1, 2"),
      await ask("select tablename, policyname, cmd, qual, with_check from pg_policies where schemaname = 'kaiji' order by 1, 2"),
      await ask("select relname, relrowsecurity, relacl::text from pg_class where relnamespace = 'kaiji'::regnamespace and relkind = 'r' order by 1"),
      await ask("select proname, prosrc from pg_proc where pronamespace = 'kaiji'::regnamespace order by 1"),
    ];
  });
}

describe("the steps", () => {
  it("are numbered upwards, each number once, and named", () => {
    const numbers = MIGRATIONS.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    for (const { name } of MIGRATIONS) expect(name).toMatch(/^[a-z][a-z-]+$/);
  });
});

describe.each(DATABASES)("a database of an earlier Kaiji: %s", (kind, isThere) => {
  let opened: OpenedDatabase;
  let newest: unknown[];

  beforeAll(async () => {
    if (!isThere) return;
    opened = await openTestDatabase(kind);
    newest = await formOf(opened.engine.ownerConnection);
  }, 60_000);
  afterAll(() => opened?.close());

  it.runIf(isThere).each(EARLIER)("that has taken the steps up to %i takes the rest, loses nothing, and is then like a new one", async (last) => {
    await startOver(opened, last);
    const { ownerConnection } = opened.engine;
    const tables = await fill(ownerConnection);
    expect(await migrate(opened.engine)).toEqual(MIGRATIONS.map(({ number }) => number).filter((number) => number > last));
    expect(await keptIn(ownerConnection, tables)).toEqual(tables);
    expect(await formOf(ownerConnection)).toEqual(newest);
  });

  it.runIf(isThere)("a step that fails leaves nothing of itself, and is taken when it is right", async () => {
    await startOver(opened, MIGRATIONS.at(-1)?.number ?? 0);
    const next = { number: 9000, name: "of-tomorrow", sql: "call kaiji.make_record_table('tomorrow'); select 1 / 0" };
    await expect(migrate(opened.engine, [...MIGRATIONS, next])).rejects.toThrow(/division by zero/);
    expect(await formOf(opened.engine.ownerConnection)).toEqual(newest);
    expect(await migrate(opened.engine, [...MIGRATIONS, { ...next, sql: "call kaiji.make_record_table('tomorrow')" }])).toEqual([9000]);
    await expect(migrate(opened.engine)).rejects.toMatchObject({ code: "database-newer" });
  });

  it.runIf(isThere)("two Kaiji that open it at once take each step once", async () => {
    await startOver(opened, 1);
    const taken = await Promise.all([migrate(opened.engine), migrate(opened.engine), migrate(opened.engine)]);
    expect(taken.flat().toSorted((a, b) => a - b)).toEqual(MIGRATIONS.map(({ number }) => number).slice(1));
  });
});

describe("a backup of an earlier Kaiji", { timeout: 60_000 }, () => {
  let engine: Engine;
  const from = join(room, "from");
  beforeAll(async () => {
    engine = await openEngine({ dataFolder: from });
  }, 60_000);
  afterAll(() => engine?.stop());

  it.each([2, EARLIER.at(-1) ?? 2])("of the steps up to %i comes back in today's form, with every row", async (last) => {
    await startOver({ engine }, last);
    const tables = await fill(engine.ownerConnection);
    const file = join(room, `${last}.backup`);
    await writeBackup(engine, { dataFolder: from, file, passphrase: null });
    const target = join(room, `to-${last}`);
    await restoreBackup(file, null, { dataFolder: target });
    const restored = await openEngine({ dataFolder: target });
    expect(await migrate(restored)).toEqual([]);
    expect(await keptIn(restored.ownerConnection, tables)).toEqual(tables);
    await restored.stop();
  });

  it("of a newer Kaiji is refused in one line", async () => {
    await startOver({ engine }, MIGRATIONS.at(-1)?.number ?? 0);
    await withClient(engine.ownerConnection, (client) => client.query("insert into public.kaiji_migration (number, name, sha256) values (9001, 'of-tomorrow', 'x')"));
    const file = join(room, "newer.backup");
    await expect(writeBackup(engine, { dataFolder: from, file, passphrase: null })).rejects.toMatchObject({ code: "backup-newer" });
  });
});
