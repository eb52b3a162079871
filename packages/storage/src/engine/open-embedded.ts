import { createServer } from "node:net";
import { withDefaults, type Connection } from "./connection.ts";
import { ENGINE_ROLE, ensureDatabase } from "./create-database.ts";
import { dataFolders, makeDataFolder, type DataFolders } from "./data-folders.ts";
import { keepEmbeddedSecrets, type EmbeddedSecrets } from "./embedded-secrets.ts";
import type { Engine, EngineOptions } from "./engine.ts";
import { lockFolder } from "./folder-lock.ts";
import { stopOldPostmaster } from "./old-postmaster.ts";
import { findBinaries } from "./platform-binaries.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { chooseProcessUser } from "./process-user.ts";
import { APP_ROLE, OWNER_ROLE, embeddedConnection, ensureRoles } from "./roles.ts";
import { clusterName, type Listening } from "./server-settings.ts";
import { SOCKET_PORT, makeSocketFolder, removeSocketFolder } from "./socket-folder.ts";
import { StorageError, codeOf } from "./storage-error.ts";
import { superviseServer, type Supervisor } from "./supervisor.ts";

const WRONG_PASSWORD = "28P01";

/**
 * Starts the embedded PostgreSQL of a data folder, making it at the first time.
 * @param options with an absolute data folder
 * @throws StorageError
 */
export async function openEmbedded(options: EngineOptions): Promise<Engine> {
  const folders = dataFolders(options.dataFolder);
  const user = chooseProcessUser(folders.database);
  await makeDataFolder(folders.data, user);
  const running: { supervisor?: Supervisor } = {};
  const lock = await lockFolder(folders.data, () => void running.supervisor?.stop());
  const cleanUp: (() => Promise<void>)[] = [() => lock.release()];
  const undo = async () => {
    for (let step = cleanUp.pop(); step !== undefined; step = cleanUp.pop()) await step();
  };
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= undo());
  try {
    const name = clusterName(folders.database);
    const [binaries, secrets] = await Promise.all([findBinaries(folders.run, user, options.binariesFolder), keepEmbeddedSecrets(folders.data), clearAway(folders, name)]);
    await ensureDatabase(folders, binaries, user, secrets.engine);
    const useLoopback = options.useLoopback === true || process.platform === "win32";
    const listening: Listening = useLoopback ? { loopbackPort: await findFreePort() } : { socketFolder: await makeSocketFolder(folders.run, user), port: SOCKET_PORT };
    if ("socketFolder" in listening) cleanUp.push(() => removeSocketFolder(listening.socketFolder, folders.run));
    const supervisor = await superviseServer({ folders, binaries, user, listening, name });
    running.supervisor = supervisor;
    cleanUp.push(() => supervisor.stop());
    const place = withDefaults("socketFolder" in listening ? { host: listening.socketFolder, port: listening.port } : { host: "127.0.0.1", port: listening.loopbackPort });
    await ensureRoles(embeddedConnection(place, ENGINE_ROLE, secrets.engine), secrets).catch((error: unknown) => {
      throw codeOf(error) === WRONG_PASSWORD ? new StorageError("password-lost", { folder: folders.data }, { cause: error }) : error;
    });
    return embeddedEngine(supervisor, binaries.major, place, secrets, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends an earlier Kaiji's server on this folder and removes its socket folder, which may be outside of it. */
async function clearAway(folders: DataFolders, name: string): Promise<void> {
  const old = await readPostmasterFile(folders.database);
  await stopOldPostmaster(folders, name);
  if (old !== null && old.socketFolder !== "") await removeSocketFolder(old.socketFolder, folders.run);
}

function embeddedEngine(supervisor: Supervisor, version: number, place: Connection, secrets: EmbeddedSecrets, stop: () => Promise<void>): Engine {
  return {
    kind: "embedded",
    version,
    ownerConnection: embeddedConnection(place, OWNER_ROLE, secrets.owner),
    appConnection: embeddedConnection(place, APP_ROLE, secrets.app),
    get state() {
      return supervisor.state;
    },
    get pid() {
      return supervisor.pid;
    },
    stop,
  };
}

/** A port of the loopback that nobody listens on at this moment. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
