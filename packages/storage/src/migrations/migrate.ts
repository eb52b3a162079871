import { createHash } from "node:crypto";
import { withClient, type Connection } from "../engine/connection.ts";
import type { Engine } from "../engine/engine.ts";
import { StorageError } from "../engine/storage-error.ts";
import { MIGRATIONS, type Migration } from "./list.ts";

/** One number for the lock that keeps two programs from migrating at once. */
const LOCK = 4_122_001;

/**
 * Brings the database to the form that this program knows, one step a transaction.
 * @returns the numbers of the steps that were taken now
 * @throws StorageError `database-newer` when a newer program has been here, `database-altered` when a taken step is not the one known here
 */
export async function migrate(engine: Pick<Engine, "ownerConnection" | "appConnection">, steps: readonly Migration[] = MIGRATIONS): Promise<number[]> {
  const app = await currentRole(engine.appConnection);
  return withClient(engine.ownerConnection, async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("create table if not exists public.kaiji_migration (number integer primary key, name text not null, sha256 text not null, taken_at timestamptz not null default now())");
    const { rows } = await client.query<{ number: number; name: string; sha256: string }>("select number, name, sha256 from public.kaiji_migration order by number");
    const known = new Map(steps.map((step) => [step.number, step]));
    for (const taken of rows) {
      const step = known.get(taken.number);
      if (step === undefined) throw new StorageError("database-newer", { found: taken.number, known: newestOf(steps) });
      if (digest(step) !== taken.sha256) throw new StorageError("database-altered", { number: taken.number });
    }
    const taken = new Set(rows.map(({ number }) => number));
    const now: number[] = [];
    for (const step of steps.filter(({ number }) => !taken.has(number))) {
      await client.query("begin");
      await client.query(step.sql.replaceAll("{app}", client.escapeIdentifier(app)));
      await client.query("insert into public.kaiji_migration (number, name, sha256) values ($1, $2, $3)", [step.number, step.name, digest(step)]);
      await client.query("commit");
      now.push(step.number);
    }
    return now;
  });
}

/** The numbers of the steps that a database has taken. */
export async function takenSteps(owner: Connection): Promise<number[]> {
  const { rows } = await withClient(owner, (client) => client.query<{ number: number }>("select number from public.kaiji_migration order by number"));
  return rows.map(({ number }) => number);
}

function newestOf(steps: readonly Migration[]): number {
  return Math.max(0, ...steps.map(({ number }) => number));
}

function digest(step: Migration): string {
  return createHash("sha256").update(step.sql).digest("hex");
}

function currentRole(connection: Connection): Promise<string> {
  return withClient(connection, async (client) => (await client.query<{ role: string }>("select current_user as role")).rows[0]?.role ?? "");
}
