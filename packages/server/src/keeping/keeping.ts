import type { AuditSigner, DataSeal, Database, Engine, FileStore } from "@kaiji/storage";

/** Everything that the server keeps things with. */
export interface Keeping {
  readonly engine: Engine;
  readonly database: Database;
  readonly files: FileStore;
  readonly signer: AuditSigner;
  readonly seal: DataSeal;
  readonly dataFolder: string;
  /** Closes the way to the database, then the engine. */
  close(): Promise<void>;
}
