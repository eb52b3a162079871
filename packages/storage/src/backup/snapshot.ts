import type { Client } from "pg";

/** Parents before those that refer to them. */
const FIRST = ["organization", "person"];
const PAGE = 500;

/** The tables of the schema, in an order in which they can be filled again. */
export async function listTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'kaiji'::regnamespace and relkind = 'r' order by 1");
  return rows.map(({ name }) => name).toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf(name: string): number {
  const place = FIRST.indexOf(name);
  return place < 0 ? FIRST.length : place;
}

/** The columns of a table that are written, not computed. */
export async function listColumns(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select attname as name from pg_attribute where attrelid = ('kaiji.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum", [table]);
  return rows.map(({ name }) => name);
}

/** The rows of a table as lines of JSON, some hundred at a time. The client is inside the transaction of the snapshot. */
export async function* readRows(client: Client, table: string): AsyncGenerator<Buffer> {
  const columns = (await listColumns(client, table)).map((name) => client.escapeIdentifier(name)).join(", ");
  await client.query(`declare snapshot_rows no scroll cursor for select to_json(t)::text as line from (select ${columns} from kaiji.${client.escapeIdentifier(table)}) t`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${PAGE} from snapshot_rows`);
    if (rows.length > 0) yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(""));
    if (rows.length < PAGE) break;
  }
  await client.query("close snapshot_rows");
}
