import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { StorageError } from "@kaiji/storage";
import { allowedHosts } from "./allowed-hosts.ts";
import { openLogger, type Logger } from "./api/logger.ts";
import { openServices, type OpenedServices } from "./api/open-services.ts";
import { createApp } from "./app.ts";
import { OWN_THREAD, openFileReader } from "./filing/file-reader.ts";
import { libraryFrom } from "./filing/library-source.ts";
import { openKeeper, type Keeper } from "./keeping/keeper.ts";
import { openReach } from "./outside/reach.ts";
import { openMailSender } from "./mail/mail-sender.ts";
import { prepareDataFolder } from "./prepare-data-folder.ts";
import { Refusal } from "./refusal/refusal.ts";
import { StartFailure } from "./start-failure.ts";
import { listStaticFiles } from "./static-files.ts";
import { VERSION } from "./version.ts";

export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Folder for what Kaiji keeps; made when it is not there. */
  readonly dataFolder: string;
  readonly webFolder: string;
  readonly libraryFile: string;
  /** The built program that reads files in threads; without it they are read in the server's own. */
  readonly readerProgram?: string | undefined;
  /** How to reach the database; without it only what needs none is there. */
  readonly database?: { readonly url?: string | undefined; readonly appUrl?: string | undefined; readonly silenceMs?: number | undefined } | undefined;
  /** The address that people use, when a proxy stands in front: `https://kaiji.example.jp`. */
  readonly publicSite?: string | undefined;
  readonly isBehindProxy?: boolean | undefined;
  /** Log every request, not only failures. */
  readonly isVerbose?: boolean | undefined;
  /** An SMTP server and the sender's address. */
  readonly mail?: { readonly url: string; readonly from: string } | undefined;
  /** Names, addresses and networks of the inside that people may name as receivers of webhooks and as providers. */
  readonly inside?: readonly string[] | undefined;
  readonly now?: (() => number) | undefined;
}

export interface RunningServer {
  readonly url: string;
  /** The path of the one-time link for the first administrator, while there is none. */
  readonly setUpPath: string | null;
  /** Why nothing can be kept just now, in both languages. */
  readonly keepingFailure: string | null;
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
  const log = openLogger((line) => process.stderr.write(line), options.isVerbose === true);
  const keeper = options.database === undefined ? null : await openDatabase(options, options.database, log);
  const services = () => keeper?.current() ?? new Refusal("storage-unavailable", { ja: "保管を使わない設定です", en: "this server keeps nothing" });
  const app = createApp({ files, hosts: options.publicSite === undefined ? allowedHosts(options.host) : null, isReady: () => isReady, dataFolder: options.dataFolder, services, log, version: VERSION, publicSite: options.publicSite ?? null, isBehindProxy: options.isBehindProxy === true });
  try {
    const { server, port } = await listen(app.fetch, options);
    isReady = true;
    const host = options.host.includes(":") ? `[${options.host}]` : options.host;
    const now = services();
    const secret = now instanceof Refusal ? null : await now.setUpLink.secret();
    return {
      url: `http://${host}:${port}/`,
      setUpPath: secret === null ? null : `set-up#${secret}`,
      keepingFailure: keeper?.failure?.message ?? null,
      async stop() {
        await stop(server);
        await keeper?.close();
      },
    };
  } catch (error) {
    await keeper?.close();
    throw error;
  }
}

async function openDatabase(options: ServerOptions, database: NonNullable<ServerOptions["database"]>, log: Logger): Promise<Keeper<OpenedServices>> {
  const { dataFolder, libraryFile, now = Date.now } = options;
  const mail = options.mail === undefined ? null : openMailSender(options.mail.url, options.mail.from);
  try {
    return await openKeeper({ dataFolder, databaseUrl: database.url, appDatabaseUrl: database.appUrl, silenceMs: database.silenceMs, now }, (keeping) => openServices(keeping, { library: libraryFrom(libraryFile, dataFolder, now), mail, reach: openReach(options.inside ?? []), reader: options.readerProgram === undefined ? OWN_THREAD : openFileReader(options.readerProgram), now, onFailure: (error) => log.failure("daily", error) }));
  } catch (error) {
    if (error instanceof StorageError) throw new StartFailure(error.message);
    throw error;
  }
}

type Fetch = (request: Request, env: unknown) => Promise<Response>;

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
