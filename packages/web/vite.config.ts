import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { twoLanguages } from "./build/two-languages.ts";
import { workspacePage } from "./build/workspace-page.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const checkout = fileURLToPath(new URL("../../", import.meta.url));

/** Our own packages only declare things: what the page does not use of them is left out. */
const treeshake = { moduleSideEffects: [{ test: /packages[\\/](domain|formats)[\\/]src/, sideEffects: false }] };

export default defineConfig({
  root: here,
  plugins: [react(), tailwindcss(), onlyWoff2(), twoLanguages(), libraryInDevelopment(), workspacePage()],
  worker: { format: "es", rolldownOptions: { treeshake } },
  build: {
    outDir: `${checkout}dist/web`,
    emptyOutDir: true,
    target: "es2022",
    // Nothing becomes a data: address, so the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { treeshake },
  },
  server: { fs: { allow: [checkout] } },
});

/** Every browser that runs this page reads woff2; leaving woff out halves the build. */
function onlyWoff2(): Plugin {
  return {
    name: "kaiji-only-woff2",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("@fontsource") || !id.endsWith(".css")) return null;
      return code.replaceAll(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, "");
    },
  };
}

/** Serves /library.json from the checkout's data folders while developing; a build has the file beside the page. */
function libraryInDevelopment(): Plugin {
  return {
    name: "kaiji-library",
    configureServer(server) {
      server.middlewares.use("/packs.json", (_request, response) => {
        response.setHeader("content-type", "application/json");
        response.end("[]");
      });
      server.middlewares.use("/library.json", (_request, response, next) => {
        server
          .ssrLoadModule("@kaiji/library")
          .then((module) => {
            response.setHeader("content-type", "application/json");
            response.end(JSON.stringify(module["readLibrary"](checkout)));
          })
          .catch(next);
      });
    },
  };
}
