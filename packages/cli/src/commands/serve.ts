import { join } from "node:path";
import { runServer } from "@kaiji/server";
import { libraryFile, programFolder } from "../load-library.ts";
import { parseOptions } from "../parse-options.ts";

/** `kaiji serve`: the page for the browser, until it is stopped. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, { port: { type: "string" }, host: { type: "string" }, data: { type: "string" } });
  const text = (value: string | boolean | undefined) => (typeof value === "string" ? value : undefined);
  await runServer({
    port: text(values["port"]) ?? process.env["PORT"],
    host: text(values["host"]) ?? process.env["HOST"],
    dataFolder: text(values["data"]) ?? process.env["KAIJI_DATA"],
    webFolder: join(programFolder(), "..", "web"),
    libraryFile: libraryFile(),
    readerProgram: join(programFolder(), "read-in-thread.js"),
  });
  return Number(process.exitCode ?? 0);
}
