import { join } from "node:path";
import { migrate, openAuditSigner, openDatabase, openEngine, type AuditSigner, type Database, type Engine } from "@kaiji/storage";
import { findSystemPostgres, startServer, type TestServer } from "./storage-engine-server.ts";
import { removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const bin = findSystemPostgres();

/** The two ways to run PostgreSQL, and whether each is there. */
export const DATABASES = [
  ["embedded", true],
  ["server", bin !== null],
] as const;

/** A migrated database of one kind, opened for a test. */
export interface OpenedDatabase {
  readonly dataFolder: string;
  readonly engine: Engine;
  readonly signer: AuditSigner;
  readonly database: Database;
  close(): Promise<void>;
}

/** Starts a database of a kind in a folder of its own and brings it to the newest form. */
export async function openTestDatabase(kind: "embedded" | "server"): Promise<OpenedDatabase> {
  const dataFolder = temporaryFolder();
  let server: TestServer | null = null;
  if (kind === "server" && bin !== null) {
    server = await startServer(bin, dataFolder);
    await server.admin("postgres", "create role owner login createrole password 'owner'", "create database kaiji owner owner");
  }
  const engine = await openEngine({ dataFolder: join(dataFolder, "data"), databaseUrl: server?.url("owner", "owner", "kaiji") });
  await migrate(engine);
  const signer = await openAuditSigner(join(dataFolder, "data"));
  const database = await openDatabase(engine, { signer });
  return {
    dataFolder: join(dataFolder, "data"),
    engine,
    signer,
    database,
    async close() {
      await database.close();
      await engine.stop();
      await server?.stop();
      removeFolder(dataFolder);
    },
  };
}
