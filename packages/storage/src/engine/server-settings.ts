import { createHash } from "node:crypto";

/** How the database is reached: a Unix socket in a folder of its own, or this machine's loopback. */
export type Listening = { readonly socketFolder: string; readonly port: number } | { readonly loopbackPort: number };

/**
 * What the embedded server runs with. On the command line, so that neither a file nor `ALTER SYSTEM` can
 * turn off what keeps an acknowledged change.
 */
export function serverSettings(listening: Listening, name: string): Record<string, string> {
  return {
    ...listeningSettings(listening),
    cluster_name: name,
    // What is acknowledged is on disk.
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    ...(process.platform === "darwin" ? { wal_sync_method: "fsync_writethrough" } : {}),
    // Small: one institution, one machine.
    shared_buffers: "32MB",
    work_mem: "8MB",
    maintenance_work_mem: "64MB",
    effective_cache_size: "512MB",
    max_connections: "50",
    max_wal_size: "256MB",
    min_wal_size: "32MB",
    max_wal_senders: "0",
    max_logical_replication_workers: "0",
    autovacuum_max_workers: "2",
    autovacuum_worker_slots: "2",
    io_method: "sync",
    jit: "off",
    // Times are stored in UTC and shown in the reader's zone.
    timezone: "UTC",
    log_timezone: "UTC",
    // Start, stop and crashes go to the log; statements and errors do not, as both can quote rows.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
    idle_in_transaction_session_timeout: "10min",
  };
}

function listeningSettings(listening: Listening): Record<string, string> {
  if ("loopbackPort" in listening) return { listen_addresses: "127.0.0.1", port: String(listening.loopbackPort), unix_socket_directories: "" };
  return { listen_addresses: "", port: String(listening.port), unix_socket_directories: `"${listening.socketFolder.replaceAll('"', '""')}"`, unix_socket_permissions: "0700" };
}

/** The settings as arguments of the `postgres` program. */
export function settingArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** A name for one database folder's server; every process of it carries the name in its title. */
export function clusterName(databaseFolder: string): string {
  return `kaiji-${createHash("sha256").update(databaseFolder).digest("hex").slice(0, 12)}`;
}
