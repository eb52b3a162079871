import { dataFolder } from "@kaiji/library/packs";
import { allowedHosts } from "./allowed-hosts.ts";
import { StartFailure } from "./start-failure.ts";
import { startServer, type RunningServer } from "./start-server.ts";

export interface RunOptions {
  /** As given in the environment or on the command line; 3141 when absent or empty. */
  readonly port?: string | undefined;
  /** 127.0.0.1 when absent or empty. */
  readonly host?: string | undefined;
  /** `.kaiji` in the user's home when absent or empty. */
  readonly dataFolder?: string | undefined;
  readonly webFolder: string;
  readonly libraryFile: string;
  /** The built program that reads files in threads. */
  readonly readerProgram?: string | undefined;
}

/** Runs the server in this process until it is told to stop. A reason not to start is one line on stderr and exit 2. */
export async function runServer(options: RunOptions): Promise<void> {
  const port = options.port?.trim() || "3141";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return refuse(`PORT は 0 から 65535 の整数です（今は「${port}」）。 / PORT must be a whole number from 0 to 65535; it is "${port}".`);
  let running: RunningServer;
  try {
    running = await startServer({
      port: Number(port),
      host: options.host?.trim() || "127.0.0.1",
      dataFolder: dataFolder(options.dataFolder),
      webFolder: options.webFolder,
      libraryFile: options.libraryFile,
      readerProgram: options.readerProgram,
      database: { url: given("DATABASE_URL"), appUrl: given("DATABASE_APP_URL") },
      mail: mailSettings(),
      publicSite: given("KAIJI_ORIGIN")?.replace(/\/$/, ""),
      isBehindProxy: given("KAIJI_BEHIND_PROXY") === "yes",
      inside: given("KAIJI_INSIDE")?.split(","),
      isVerbose: given("KAIJI_LOG") === "all",
    });
  } catch (error) {
    if (error instanceof StartFailure) return refuse(error.message);
    throw error;
  }
  let isEnding = false;
  const end = () => {
    // Ctrl+C reaches this process from the terminal and again from npm.
    if (isEnding) return;
    isEnding = true;
    void running.stop().then(() => process.exit(0));
  };
  process.on("SIGINT", end).on("SIGTERM", end);
  if (process.env["npm_lifecycle_event"] !== undefined) endWithParent(end);
  if (running.keepingFailure !== null) process.stderr.write(`kaiji: 保管は使えません(ファイルの確認は使えます): ${running.keepingFailure}\n`);
  process.stdout.write(`Kaiji を起動しました。ブラウザーで開いてください: ${running.url} （止めるには Ctrl+C）\nKaiji is running; open ${running.url} in a browser (Ctrl+C stops it)\n`);
  if (!isLoopback(options.host) && !(given("KAIJI_ORIGIN") ?? "").startsWith("https:")) process.stderr.write(UNENCRYPTED);
  if (running.setUpPath !== null) process.stdout.write(`最初の管理者を作るリンク(1回限り): ${linkSite(running.url)}${running.setUpPath}\nOne-time link that makes the first administrator: ${linkSite(running.url)}${running.setUpPath}\n`);
}

const UNENCRYPTED = "kaiji: 注意: ほかの機器から、暗号化されないまま届きます。TLS の中継を前に置き、その https のアドレスを KAIJI_ORIGIN で指定してください。\nkaiji: warning: other machines reach this server without encryption; put a TLS proxy in front and name its https address in KAIJI_ORIGIN.\n";

function isLoopback(host: string | undefined): boolean {
  return allowedHosts(host?.trim() || "127.0.0.1") !== null;
}

/** Passkeys need a name: browsers give them to localhost, not to 127.0.0.1. */
function linkSite(url: string): string {
  return given("KAIJI_ORIGIN") === undefined ? url.replace("//127.0.0.1:", "//localhost:") : `${given("KAIJI_ORIGIN")?.replace(/\/$/, "")}/`;
}

/** Where letters go out; without both settings they wait in the outbox. */
function mailSettings(): { url: string; from: string } | undefined {
  const [url, from] = [given("KAIJI_SMTP_URL"), given("KAIJI_MAIL_FROM")];
  return url === undefined || from === undefined ? undefined : { url, from };
}

/** A setting of the environment; empty is as good as none. */
function given(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === undefined || value === "" ? undefined : value;
}

function refuse(line: string): void {
  process.stderr.write(`kaiji: ${line}\n`);
  process.exitCode = 2;
}

/** npm runs scripts in a shell that dies of a signal without passing it on. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 500).unref();
}
