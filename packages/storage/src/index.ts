export { openEngine, type Engine, type EngineOptions } from "./engine/engine.ts";
export { joinEngine } from "./engine/join-engine.ts";
export { openPool, withClient, type Connection } from "./engine/connection.ts";
export { asDatabaseError } from "./engine/database-error.ts";
export { StorageError } from "./engine/storage-error.ts";
export type { StorageErrorCode } from "./engine/storage-sentences.ts";
export type { EngineState } from "./engine/supervisor.ts";
export { APP_ROLE, DATABASE, OWNER_ROLE } from "./engine/roles.ts";
export { openFileStore, type FileStore, type KeptFile, type OpenedFile } from "./files/file-store.ts";
