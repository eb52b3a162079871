import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root folder of the checkout. */
export const root = join(fileURLToPath(import.meta.url), "..", "..", "..");
/** Where builds go. */
export const dist = join(root, "dist");
/** Where notes of a machine go that nobody commits. */
export const cache = join(root, ".cache");
