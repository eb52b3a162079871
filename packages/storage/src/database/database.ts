import type { Pool } from "pg";
import { sql, type Kysely, type Transaction } from "kysely";
import { appendAudit, beginChain, type Told } from "../audit/append-audit.ts";
import type { AuditEvent } from "../audit/audit-event.ts";
import type { AuditSigner } from "../audit/audit-signer.ts";
import { openChainQueue } from "../audit/chain-queue.ts";
import { openPool } from "../engine/connection.ts";
import type { Engine } from "../engine/engine.ts";
import { KAIJI, type Actor } from "./actor.ts";
import { bindingOf } from "./literals.ts";
import { inTransaction } from "./open-transaction.ts";
import { openReadPool, type PreparedStatement } from "./read-pool.ts";
import type { OrganizationKind, Tables } from "./tables.ts";

/** One transaction inside one organization. */
export interface Work {
  readonly db: Transaction<Tables>;
  readonly organizationId: string;
  readonly actor: Actor;
  /** One time for all that the transaction does. */
  readonly at: Date;
  /** Tells the audit trail; written when the work ends, in the same transaction. */
  audit(event: AuditEvent): void;
}

/** One transaction at the door: people, sessions, passkeys. It sees no organization but the person's memberships. */
export interface DoorWork {
  readonly db: Transaction<Tables>;
  readonly at: Date;
  /** Lets the transaction see the memberships of a person. */
  actFor(personId: string): Promise<void>;
  /** Lets the transaction work in an organization too, and keep its audit trail. */
  enter(organizationId: string, actor: Actor): Promise<Work>;
}

/** The only way to the data. Every access names its organization, or goes through the door. */
export interface Database {
  /** Queries that only read, bound to an organization. */
  read(organizationId: string): Kysely<Tables>;
  /** One statement that only reads, bound to an organization and prepared under its name. */
  readPrepared(organizationId: string, statement: PreparedStatement, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** A transaction that changes. Nothing of it stays when the work throws. */
  change<T>(organizationId: string, actor: Actor, work: (work: Work) => Promise<T>): Promise<T>;
  door<T>(work: (work: DoorWork) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The chain that tells of sign-ins and other things that belong to no organization. */
export const INSTALLATION = "00000000-0000-7000-8000-000000000001";

export interface DatabaseOptions {
  readonly signer: AuditSigner;
  readonly now?: (() => Date) | undefined;
  /** How long the database may say nothing before it counts as away, in milliseconds. */
  readonly silenceMs?: number | undefined;
}

/**
 * The most connections of each kind. Changes of one organization wait for each other with their connection in
 * hand, so there are more of those than the disk can serve at once; whoever comes to the door does not wait with them.
 */
const CONNECTIONS = { read: 8, change: 8, door: 4 };

/** Opens the application's way to a migrated database. Close it before the engine is stopped. */
export async function openDatabase(engine: Pick<Engine, "appConnection">, { signer, now = () => new Date(), silenceMs }: DatabaseOptions): Promise<Database> {
  const [readers, writers, doors] = [CONNECTIONS.read, CONNECTIONS.change, CONNECTIONS.door].map((most) => openPool(engine.appConnection, most, silenceMs)) as [Pool, Pool, Pool];
  const readPool = openReadPool(readers);
  const chains = openChainQueue(signer);

  const workIn = (db: Transaction<Tables>, organizationId: string, actor: Actor, at: Date) => {
    const told: Told[] = [];
    const work: Work = { db, organizationId, actor, at, audit: (event) => void told.push({ actor, event }) };
    return { work, told };
  };

  const database: Database = {
    read: (organizationId) => readPool.of(organizationId),
    readPrepared: (organizationId, statement, values) => readPool.prepared(organizationId, statement, values),
    change: (organizationId, actor, task) =>
      inTransaction(writers, bindingOf("kaiji.organization", organizationId), async (transaction) => {
        const at = now();
        const { work, told } = workIn(transaction.db, organizationId, actor, at);
        const result = await task(work);
        await chains.commit(transaction, organizationId, at, told);
        return result;
      }),
    door: (task) =>
      inTransaction(doors, bindingOf("kaiji.door", "open"), async ({ db, script }) => {
        const at = now();
        const entered: (() => Promise<void>)[] = [];
        const result = await task({
          db,
          at,
          actFor: (personId) => script(bindingOf("kaiji.person", personId)),
          async enter(organizationId, actor) {
            await script(bindingOf("kaiji.organization", organizationId));
            const { work, told } = workIn(db, organizationId, actor, at);
            entered.push(async () => {
              if (told.length === 0) return;
              await script(bindingOf("kaiji.organization", organizationId));
              await appendAudit(db, signer, organizationId, at, told);
            });
            return work;
          },
        });
        // Always in one order, so that two doors never wait for each other.
        for (const finish of entered) await finish();
        return result;
      }),
    async close() {
      await Promise.all([readers.end(), writers.end(), doors.end()]);
    },
  };
  await makeInstallation(database, signer);
  return database;
}

async function makeInstallation(database: Database, signer: AuditSigner): Promise<void> {
  const found = await database.read(INSTALLATION).selectFrom("organization").select("organization_id").executeTakeFirst();
  if (found !== undefined) return;
  await database.door(async (door) => {
    const work = await door.enter(INSTALLATION, KAIJI);
    await makeOrganization(work, signer, "Kaiji", "installation");
  });
}

/** Makes the organization that the work has entered, with an empty chain. */
export async function makeOrganization(work: Work, signer: AuditSigner, name: string, kind: OrganizationKind): Promise<void> {
  await work.db
    .insertInto("organization")
    .values({ organization_id: work.organizationId, name, kind, settings: "{}", created_at: work.at })
    .onConflict((on) => on.column("organization_id").doNothing())
    .execute();
  await beginChain(work.db, signer, work.organizationId, work.at);
  work.audit({ action: "organization.create", subjectKind: "organization", subjectId: work.organizationId, subjectName: name, after: { name, kind } });
}

/** Waits until nobody else works on this key in the organization, and keeps others waiting until the work ends. */
export async function lockKey(work: Work, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${work.organizationId} ${key}`}, 0))`.execute(work.db);
}
