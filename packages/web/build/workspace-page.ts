import { fileURLToPath } from "node:url";
import type { Plugin, Rolldown } from "vite";

const EARLY = fileURLToPath(new URL("../src/early.ts", import.meta.url));
const WORKSPACE = fileURLToPath(new URL("../src/workspace/workspace.tsx", import.meta.url));

/**
 * Makes `workspace.html` beside the page: the same page, which asks the server at once and loads the workspace's
 * program together with the rest. Other pages do not load it.
 */
export function workspacePage(): Plugin {
  return {
    name: "kaiji-workspace-page",
    apply: "build",
    enforce: "post",
    buildStart() {
      this.emitFile({ type: "chunk", id: EARLY, name: "early" });
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
      const page = bundle["index.html"];
      const early = chunks.find(({ facadeModuleId }) => facadeModuleId === EARLY);
      const workspace = chunks.find(({ facadeModuleId }) => facadeModuleId === WORKSPACE);
      if (page?.type !== "asset" || early === undefined || workspace === undefined) throw new Error("The page, its early program or the workspace was not built");
      const html = String(page.source);
      const place = html.indexOf('<script type="module"');
      const links = [workspace.fileName, ...importsOf(workspace, chunks)].filter((file) => !html.includes(`/${file}"`)).map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`);
      const added = [`<script type="module" crossorigin src="/${early.fileName}"></script>`, ...links].map((line) => `${line}\n    `).join("");
      this.emitFile({ type: "asset", fileName: "workspace.html", source: `${html.slice(0, place)}${added}${html.slice(place)}` });
    },
  };
}

/** All that a chunk imports, and what that imports. */
function importsOf(chunk: Rolldown.OutputChunk, chunks: readonly Rolldown.OutputChunk[], found = new Set<string>()): Set<string> {
  for (const file of chunk.imports) {
    if (found.has(file)) continue;
    found.add(file);
    const next = chunks.find(({ fileName }) => fileName === file);
    if (next !== undefined) importsOf(next, chunks, found);
  }
  return found;
}
