import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { isRoot, userNamed } from "./storage-engine-setup.ts";

/** A PostgreSQL server of the system, started for one test file. */
export interface TestServer {
  readonly port: number;
  /** The address of a database in a role; the server's own superuser is `admin` with the password `admin`. */
  url(role: string, password: string, database: string): string;
  /** Runs statements as the superuser. */
  admin(database: string, ...statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** The folder with the programs of the system's newest PostgreSQL, or `null`, said loudly. */
export function findSystemPostgres(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => existsSync(join(debian, name, "bin/initdb"))) : [];
  const newest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  if (newest !== undefined) return join(debian, newest, "bin");
  const found = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  if (found.status === 0 && existsSync(join(found.stdout.trim(), "initdb"))) return found.stdout.trim();
  console.warn("SKIPPED: the contract of the database on a PostgreSQL server, as none is installed (Debian: apt-get install postgresql)");
  return null;
}

/** Makes and starts a server on a spare port of the loopback. */
export async function startServer(bin: string, folder: string, encoding = "UTF8"): Promise<TestServer> {
  const user = isRoot ? userNamed("postgres") : null;
  const port = await sparePort();
  const place = join(folder, `server-${port}`);
  mkdirSync(place, { mode: 0o700 });
  if (user !== null) chownSync(place, user.uid, user.gid);
  const passwordFile = join(folder, `password-${port}`);
  writeFileSync(passwordFile, "admin\n", { mode: 0o644 });
  const env = { LC_ALL: "C", PATH: process.env["PATH"] };
  execFileSync(join(bin, "initdb"), ["-D", join(place, "data"), "-U", "admin", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", `--encoding=${encoding}`, "--locale=C", "--no-sync"], { ...user, env, cwd: "/", stdio: "ignore" });
  const running: { child?: ReturnType<typeof spawn> } = {};
  const url = (role: string, password: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const server: TestServer = {
    port,
    url,
    async admin(database, ...statements) {
      const client = new Client({ connectionString: url("admin", "admin", database) });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
    async start() {
      running.child = spawn(join(bin, "postgres"), ["-D", join(place, "data"), "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="], { ...user, env, cwd: "/", stdio: "ignore" });
      for (let tries = 0; tries < 500; tries++) {
        try {
          await server.admin("postgres", "select 1");
          return;
        } catch {
          await sleep(20);
        }
      }
      throw new Error("the test server does not start");
    },
    async stop() {
      const { child } = running;
      if (child === undefined || child.exitCode !== null) return;
      child.kill("SIGINT");
      await once(child, "exit");
    },
  };
  await server.start();
  return server;
}

function sparePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
