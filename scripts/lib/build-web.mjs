import { join } from "node:path";
import { build } from "vite";
import { root } from "./checkout.mjs";

/** Builds the page into dist/web. */
export async function buildWeb() {
  const folder = join(root, "packages/web");
  await build({ root: folder, configFile: join(folder, "vite.config.ts"), logLevel: "warn" });
}
