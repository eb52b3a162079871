import { join } from "node:path";
import { openEngine, openPool, withClient, type Connection, type Engine } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSystemPostgres, startServer, type TestServer } from "./storage-engine-server.ts";
import { removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const folder = temporaryFolder();
const bin = findSystemPostgres();
let server: TestServer | null = null;

async function rowsOf(connection: Connection, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return withClient(connection, async (client) => (await client.query<Record<string, unknown>>(sql, [...values])).rows);
}

beforeAll(async () => {
  if (bin === null) return;
  server = await startServer(bin, folder);
  await server.admin("postgres", "create role owner login createrole password 'owner'", "create database kaiji owner owner");
}, 60_000);

afterAll(async () => {
  await server?.stop();
  removeFolder(folder);
});

const kinds = [
  ["embedded", true],
  ["server", bin !== null],
] as const;

describe.each(kinds)("what Kaiji needs of its database: %s", (kind, isThere) => {
  let engine: Engine;

  beforeAll(async () => {
    if (!isThere) return;
    engine = await openEngine({ dataFolder: join(folder, kind), databaseUrl: kind === "server" ? server?.url("owner", "owner", "kaiji") : undefined });
    await withClient(engine.ownerConnection, (client) =>
      client.query(`
        create table note (organization int not null, id int not null, word text, primary key (organization, id));
        alter table note enable row level security;
        alter table note force row level security;
        create policy own on note using (organization = nullif(current_setting('kaiji.organization', true), '')::int);
        grant select, insert, update, delete on note to kaiji_app;
        create table closed (id int)`),
    );
  }, 60_000);

  afterAll(() => engine?.stop());

  it.runIf(isThere)("is the kind that was asked for, new enough, in UTF-8, and keeps what it acknowledges", async () => {
    expect([engine.kind, engine.state]).toEqual([kind, "ready"]);
    expect(engine.version).toBeGreaterThanOrEqual(15);
    for (const [setting, value] of [["server_encoding", "UTF8"], ["fsync", "on"], ["synchronous_commit", "on"], ["standard_conforming_strings", "on"]]) {
      expect(await rowsOf(engine.appConnection, "select current_setting($1) as value", [setting])).toEqual([{ value }]);
    }
  });

  it.runIf(isThere)("gives the application a role without power", async () => {
    expect(await rowsOf(engine.appConnection, "select current_user as role, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as power from pg_roles where rolname = current_user")).toEqual([{ role: "kaiji_app", power: false }]);
    expect(await rowsOf(engine.appConnection, "select count(*)::int as owned from pg_class where pg_get_userbyid(relowner) = current_user")).toEqual([{ owned: 0 }]);
    for (const forbidden of ["create table mine (id int)", "select * from closed", "alter table note disable row level security", "drop policy own on note", "truncate note", "select * from pg_authid", "create role another", `set role ${kind === "server" ? "owner" : "kaiji_owner"}`, "copy note to program 'true'", "set session_replication_role = replica"]) {
      await expect(rowsOf(engine.appConnection, forbidden), forbidden).rejects.toMatchObject({ code: "42501" });
    }
  });

  it.runIf(isThere)("keeps organizations apart by itself, also from the owner, and gives nothing to who names none", async () => {
    const as = (organization: number | null, sql: string, connection = engine.appConnection) =>
      withClient(connection, async (client) => {
        if (organization !== null) await client.query("select set_config('kaiji.organization', $1, false)", [String(organization)]);
        return (await client.query<{ word: string }>(sql)).rows;
      });
    await as(1, "insert into note values (1, 1, 'one')");
    await as(2, "insert into note values (2, 1, 'two')");
    expect(await as(1, "select word from note")).toEqual([{ word: "one" }]);
    expect(await as(2, "update note set word = 'mine' returning word")).toEqual([{ word: "mine" }]);
    expect(await as(1, "select word from note")).toEqual([{ word: "one" }]);
    expect(await as(null, "select word from note")).toEqual([]);
    expect(await as(null, "select word from note", engine.ownerConnection)).toEqual([]);
    await expect(as(1, "insert into note values (2, 2, 'smuggled')")).rejects.toMatchObject({ code: "42501" });
  });

  it.runIf(isThere)("keeps every letter, and orders by code point where told to", async () => {
    const words = ["𠮷野家", "㈱", "ｱｲｳ", "が", "か\u3099", "é", "😀"];
    const rows = await rowsOf(engine.appConnection, `select word, length(word) as length from unnest($1::text[]) as word order by word collate "C"`, [words]);
    expect(rows.map((row) => row["word"])).toEqual(words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(rows.find((row) => row["word"] === "𠮷野家")?.["length"]).toBe(3);
    await expect(rowsOf(engine.appConnection, "select $1::text", ["a\0b"])).rejects.toMatchObject({ code: "22021" });
  });

  it.runIf(isThere)("rolls back, says its own errors as they are, and hands work to one at a time", async () => {
    const pool = openPool(engine.ownerConnection, 3);
    await pool.query("create table job (id int primary key, data jsonb)");
    const client = await pool.connect();
    await client.query("begin");
    await client.query("insert into job values (1, '{}')");
    await client.query("rollback");
    client.release();
    expect((await pool.query("select from job")).rowCount).toBe(0);
    await pool.query(`insert into job values (1, '{"name": "読込"}'), (2, '{}')`);
    await expect(pool.query("insert into job values (1, '{}')")).rejects.toMatchObject({ code: "23505" });
    expect((await pool.query("select data->>'name' as name from job where id = 1")).rows).toEqual([{ name: "読込" }]);
    const [first, second] = [await pool.connect(), await pool.connect()];
    const take = "select id from job order by id for update skip locked limit 1";
    await first.query("begin");
    await second.query("begin");
    expect([(await first.query(take)).rows, (await second.query(take)).rows]).toEqual([[{ id: 1 }], [{ id: 2 }]]);
    first.release(true);
    second.release(true);
    await pool.end();
  });
});

describe.runIf(bin !== null)("a server", { timeout: 30_000 }, () => {
  const opened: Engine[] = [];
  const openWith = async (name: string, databaseUrl: string, appDatabaseUrl?: string) => {
    const engine = await openEngine({ dataFolder: join(folder, name), databaseUrl, appDatabaseUrl });
    opened.push(engine);
    return engine;
  };
  const urlOf = (role: string, password: string, database: string) => server?.url(role, password, database) ?? "";

  afterAll(() => Promise.all(opened.map((engine) => engine.stop())));

  it("is opened again with the role that was made the first time", async () => {
    const engine = await openWith("server", urlOf("owner", "owner", "kaiji"));
    expect(await rowsOf(engine.appConnection, "select current_user as role")).toEqual([{ role: "kaiji_app" }]);
    await expect(openWith("server", urlOf("owner", "owner", "kaiji"))).rejects.toMatchObject({ code: "folder-in-use" });
  });

  it("that has the role from another Kaiji is not given another password", async () => {
    await expect(openWith("stranger", urlOf("owner", "owner", "kaiji"))).rejects.toMatchObject({ code: "app-role-missing" });
  });

  it("may name the application's role, which must be a weak one", async () => {
    await server?.admin("postgres", "create role plain login password 'plain'", "create role past login bypassrls password 'past'", "create role member login password 'member' in role owner");
    const engine = await openWith("named", urlOf("owner", "owner", "kaiji"), urlOf("plain", "plain", "kaiji"));
    expect(await rowsOf(engine.appConnection, "select current_user as role")).toEqual([{ role: "plain" }]);
    await expect(openWith("unnamed", urlOf("owner", "owner", "kaiji"), urlOf("absent", "x", "kaiji"))).rejects.toMatchObject({ code: "app-role-missing", en: expect.stringContaining("role absent") as string });
    for (const role of ["past", "member", "admin", "owner"]) await expect(openWith(role, urlOf("owner", "owner", "kaiji"), urlOf(role, role, "kaiji")), role).rejects.toMatchObject({ code: "app-role-too-strong" });
  });

  it("that does not fit is refused in one line without the password", async () => {
    await server?.admin("postgres", "create database latin encoding 'LATIN1' template template0");
    const faults: [string, string][] = [
      [urlOf("owner", "wrong-secret", "kaiji"), "server-refused"],
      [urlOf("owner", "owner", "nowhere"), "server-refused"],
      [urlOf("plain", "plain", "kaiji"), "owner-without-rights"],
      [urlOf("admin", "admin", "latin"), "server-not-utf8"],
      [`postgres://owner:wrong-secret@127.0.0.1:1/kaiji`, "database-away"],
      ["mysql://owner:wrong-secret@127.0.0.1/kaiji", "database-url-invalid"],
      ["not an address with wrong-secret", "database-url-invalid"],
    ];
    for (const [address, code] of faults) {
      const error: unknown = await openWith("faults", address).catch((reason: unknown) => reason);
      expect(error, address).toMatchObject({ code });
      expect(String(error)).not.toMatch(/wrong-secret|\n/);
    }
  });

  it("that goes away and comes back is told, and needs no new start of Kaiji", async () => {
    const engine = await openWith("named-again", urlOf("owner", "owner", "kaiji"), urlOf("plain", "plain", "kaiji"));
    const pool = openPool(engine.appConnection);
    await pool.query("select 1");
    await server?.stop();
    for (let tries = 0; tries < 3; tries++) await expect(pool.query("select 1")).rejects.toMatchObject({ code: "database-away" });
    await server?.start();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});
