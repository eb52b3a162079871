import { StartFailure, startServer, type RunningServer } from "./start-server.ts";

export interface RunOptions {
  /** As given in the environment or on the command line; 3141 when absent. */
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly dataFolder: string;
  readonly webFolder: string;
  readonly libraryFile: string;
}

/** Runs the server in this process until it is told to stop. A reason not to start is one line on stderr and exit 2. */
export async function runServer(options: RunOptions): Promise<void> {
  const port = Number(options.port ?? "3141");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return refuse(`PORT は 0 から 65535 の整数です（今は ${options.port}）。 / PORT must be a whole number from 0 to 65535.`);
  let running: RunningServer;
  try {
    running = await startServer({ ...options, port, host: options.host ?? "127.0.0.1" });
  } catch (error) {
    if (error instanceof StartFailure) return refuse(error.message);
    throw error;
  }
  process.stdout.write(`Kaiji を起動しました。ブラウザで開いてください: ${running.url}\nKaiji is running; open ${running.url} (Ctrl+C stops it)\n`);
  const end = () => void running.stop().then(() => process.exit(0));
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

function refuse(line: string): void {
  process.stderr.write(`kaiji: ${line}\n`);
  process.exitCode = 2;
}
