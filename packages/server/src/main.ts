import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { useNativeCodec } from "@kaiji/library/native-codec";
import { runServer } from "./run-server.ts";

const dist = join(dirname(fileURLToPath(import.meta.url)), "..");
useNativeCodec();
await runServer({
  port: process.env["PORT"],
  host: process.env["HOST"],
  dataFolder: process.env["KAIJI_DATA"],
  webFolder: join(dist, "web"),
  libraryFile: join(dist, "library.json"),
  readerProgram: join(dist, "cli", "read-in-thread.js"),
});
