import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { allowedHosts } from "./allowed-hosts.ts";
import { createApp } from "./app.ts";
import { prepareDataFolder } from "./prepare-data-folder.ts";
import { StartFailure } from "./start-failure.ts";
import { listStaticFiles } from "./static-files.ts";

export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Folder for what Kaiji keeps; made when it is not there. */
  readonly dataFolder: string;
  readonly webFolder: string;
  readonly libraryFile: string;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new requests, lets the running ones end (2 s at most) and resolves when all is closed. */
  stop(): Promise<void>;
}

/**
 * Starts the server and resolves once it answers.
 * @throws StartFailure when the port is taken, the address is not this machine's, the data folder cannot be written, or the page was not built
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  prepareDataFolder(options.dataFolder);
  if (!existsSync(join(options.webFolder, "index.html")))
    throw new StartFailure(`画面のファイルが ${options.webFolder} にありません。npm run build で作ってください。 / The page is not in ${options.webFolder}; make it with npm run build.`);
  let isReady = false;
  const files = listStaticFiles(options.webFolder, options.libraryFile);
  const app = createApp({ files, hosts: allowedHosts(options.host), isReady: () => isReady, dataFolder: options.dataFolder });
  const { server, port } = await listen(app.fetch, options);
  isReady = true;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}/`, stop: () => stop(server) };
}

type Fetch = (request: Request) => Response | Promise<Response>;

function listen(fetch: Fetch, { port, host }: ServerOptions): Promise<{ server: Server; port: number }> {
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
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND" || error.code === "EAI_AGAIN")
    return new StartFailure(`アドレス ${host} はこの機械にありません。HOST を確かめてください。 / This machine has no address ${host}; check HOST.`);
  return error;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), 2000);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
