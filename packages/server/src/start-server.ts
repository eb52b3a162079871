import { accessSync, constants, mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { listStaticFiles } from "./static-files.ts";

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  /** Folder for what Kaiji keeps; made when it is not there. */
  readonly dataFolder: string;
  readonly webFolder: string;
  readonly libraryFile: string;
}

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Why the server cannot start, in one line of both languages. */
export class StartFailure extends Error {}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

/**
 * Starts the server and resolves once it answers.
 * @throws StartFailure when the port is taken or the data folder cannot be written
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  prepareFolder(options.dataFolder);
  let ready = false;
  const files = listStaticFiles(options.webFolder, options.libraryFile);
  const hosts = LOOPBACK.has(options.host) ? LOOPBACK : null;
  const app = createApp({ files, hosts, isReady: () => ready });
  const { server, port } = await listen(app.fetch, options);
  ready = true;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}/`, stop: () => stop(server) };
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartFailure(
      `データの置き場所 ${folder} に書き込めません。KAIJI_DATA で別の場所を指定してください。 / Cannot write to the data folder ${folder}; name another one in KAIJI_DATA.`,
    );
  }
}

function listen(fetch: (request: Request) => Response | Promise<Response>, { port, host }: ServerOptions): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, (info) => resolve({ server, port: info.port })) as Server;
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === "EADDRINUSE")
    return new StartFailure(`ポート ${port} は使用中です。PORT で別の番号を指定してください。 / Port ${port} is taken; name another one in PORT.`);
  if (error.code === "EACCES")
    return new StartFailure(`ポート ${port} を開く権限がありません。PORT に 1024 以上を指定してください。 / No right to open port ${port}; choose 1024 or above in PORT.`);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new StartFailure(`アドレス ${host} はこの機械にありません。HOST を確かめてください。 / This machine has no address ${host}; check HOST.`);
  return error;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
