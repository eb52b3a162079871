import { ensureInstalled, requireNode } from "./lib/checkout.mjs";
import { ensureCommand, ensureWeb } from "./lib/build.mjs";

requireNode();
ensureInstalled();
await ensureCommand();
await ensureWeb();
