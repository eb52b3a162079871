// The page with reload while you edit: npm run dev
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./lib/install.mjs";
import { requireNode } from "./lib/require-node.mjs";

requireNode();
await ensureInstalled();
const { createServer } = await import("vite");
const folder = fileURLToPath(new URL("../packages/web", import.meta.url));
const server = await createServer({ root: folder, configFile: `${folder}/vite.config.ts` });
await server.listen(Number(process.env.PORT ?? 0) || undefined);
server.printUrls();
