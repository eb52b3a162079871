import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type DatabaseConnection, type Driver } from "kysely";
import type { QueryResult } from "pg";
import type { Tables } from "./tables.ts";

/** Runs one statement. */
export type RunStatement = (text: string, values: unknown[]) => Promise<QueryResult>;

const CHANGING = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

/** A builder of queries on Kaiji's tables whose statements all go to one function. It opens no transactions: those are made around it. */
export function queryBuilder(run: RunStatement): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery) {
      const { command, rowCount, rows } = await run(sql, [...parameters]);
      return CHANGING.has(command) ? { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows as Row[] };
    },
    streamQuery: refuse,
  };
  const driver: Driver = {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothing,
    destroy: nothing,
  };
  return new Kysely<Tables>({
    dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => driver, createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler: () => new PostgresQueryCompiler() },
  }).withSchema("kaiji");
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

function refuse(): never {
  throw new Error("The database gives out one kind of work: read, change or door");
}
