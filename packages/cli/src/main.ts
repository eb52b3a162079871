#!/usr/bin/env node
import { UsageError } from "./usage-error.ts";
import { help, overview } from "./words/help.ts";

const COMMANDS: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<number> }>>> = {
  read: () => import("./commands/read.ts"),
  check: () => import("./commands/check.ts"),
  letter: () => import("./commands/letter.ts"),
  fill: () => import("./commands/fill.ts"),
  export: () => import("./commands/export.ts"),
  catalog: () => import("./commands/catalog.ts"),
  backup: () => import("./commands/backup.ts"),
  restore: () => import("./commands/restore.ts"),
  audit: () => import("./commands/audit.ts"),
  serve: () => import("./commands/serve.ts"),
};

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may leave early (`| head`): that is no fault.
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));

/** Runs a command and gives its exit code: 0 done (and conforms), 1 does not conform or incomplete, 2 wrong input or call. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  try {
    if (name === undefined || name === "help" || name === "--help" || name === "-h") {
      const topic = name === undefined ? undefined : args[0];
      process.stdout.write(topic === undefined ? overview() : help(topic));
      return name === undefined ? 2 : 0;
    }
    if (name === "--version" || name === "-v") {
      const { VERSION } = await import("./version.ts");
      process.stdout.write(`kaiji ${VERSION}\n`);
      return 0;
    }
    const load = COMMANDS[name];
    if (load === undefined)
      throw new UsageError(`「${name}」という命令はありません。kaiji --help で一覧を見られます。 / There is no command "${name}"; see kaiji --help.`);
    if (args.includes("--help") || args.includes("-h")) {
      process.stdout.write(help(name));
      return 0;
    }
    const { useNativeCodec } = await import("@kaiji/library/native-codec");
    useNativeCodec();
    return await (await load()).run(args);
  } catch (error) {
    const line = error instanceof UsageError ? error.message : `予期しない問題が起きました。 / Unexpected failure: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`kaiji: ${line.replaceAll("\n", " ")}\n`);
    return 2;
  }
}
