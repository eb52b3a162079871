import { Client, Pool, type ClientConfig, type PoolConfig } from "pg";
import { asDatabaseError } from "./database-error.ts";

/** How to reach the database in one role. Give it to `openPool` or `withClient`. */
export type Connection = PoolConfig;

const CONNECT_MS = 5000;
/** A database that says nothing for so long (a frozen machine, a cable pulled) is away. */
const SILENCE_MS = 20_000;
const SILENT = "Query read timeout";

/** What every connection has: errors in Kaiji's words, and no waiting for ever. */
export function withDefaults(connection: Connection): Connection {
  return { ...connection, Client: TellingClient, connectionTimeoutMillis: CONNECT_MS, keepAlive: true, application_name: "kaiji" };
}

/**
 * Opens a pool of connections. A connection that breaks while nobody uses it is dropped silently: the next
 * query opens another one, or fails with `database-away` while the database is gone.
 * @param silenceMs how long a query may take before its connection is given up
 */
export function openPool(connection: Connection, max = 10, silenceMs = SILENCE_MS): Pool {
  const pool = new Pool({ ...connection, max, query_timeout: silenceMs });
  pool.on("error", () => undefined);
  tellErrors(pool, "connect");
  tellErrors(pool, "query");
  return pool;
}

/**
 * Runs work on one connection of its own and closes it.
 * @throws StorageError `database-away` and `database-full`; PostgreSQL's other errors as they are
 */
export async function withClient<T>(connection: Connection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new TellingClient(connection);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A connection whose errors say in Kaiji's words that the database is gone. Losing it never ends the process. */
class TellingClient extends Client {
  constructor(connection?: string | ClientConfig) {
    super(connection);
    // The pool listens only while a connection is idle; one that breaks in a transaction would end Kaiji.
    this.on("error", () => undefined);
    tellErrors(this, "connect");
    tellErrors(this, "query", (error) => this.giveUpWhenSilent(error));
  }

  /** Nobody knows what a connection is doing that has not answered: it must not go back to the others. */
  private giveUpWhenSilent(error: unknown): void {
    if (error instanceof Error && error.message === SILENT) (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}

type Method = (...args: unknown[]) => unknown;

/** Wraps a method that answers by promise or by callback, so that both get the error in Kaiji's words. */
function tellErrors(target: object, name: "connect" | "query", onError: (error: unknown) => void = () => undefined): void {
  const original = Reflect.get(target, name) as Method;
  const wrapped: Method = (...args) => {
    const last = args.at(-1);
    if (typeof last === "function") args[args.length - 1] = tellCallback(last as Method, onError);
    const result = original.apply(target, args);
    if (!(result instanceof Promise)) return result;
    return result.catch((error: unknown) => {
      onError(error);
      return Promise.reject(asDatabaseError(error));
    });
  };
  Object.defineProperty(target, name, { value: wrapped, configurable: true, writable: true });
}

function tellCallback(callback: Method, onError: (error: unknown) => void): Method {
  return (error, ...rest) => {
    if (error) onError(error);
    return callback(error ? asDatabaseError(error) : error, ...rest);
  };
}
