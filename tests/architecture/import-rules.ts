/** Which package may import what. `node` stands for Node's own modules. */
export const IMPORT_RULES: Readonly<Record<string, { readonly own: readonly string[]; readonly others: readonly string[] }>> = {
  domain: { own: [], others: [] },
  formats: { own: ["domain"], others: ["fflate", "zod", "unpdf", "@e965/xlsx"] },
  library: { own: ["domain", "formats"], others: ["node", "zod"] },
  storage: { own: ["domain"], others: ["node", "pg", "kysely", "pg-boss"] },
  server: {
    own: ["domain", "formats", "library", "storage"],
    others: ["node", "hono", "@hono/node-server", "zod", "@node-rs/argon2", "@simplewebauthn/server", "@zxcvbn-ts/language-common", "otpauth", "openid-client", "nodemailer", "swagger-ui-dist"],
  },
  web: { own: ["domain", "formats"], others: ["react", "react-dom", "react-aria-components", "@noble/hashes", "@fontsource/noto-sans-jp", "@simplewebauthn/browser", "@tanstack/react-query", "@tanstack/react-virtual", "uqr"] },
  cli: { own: ["domain", "formats", "library", "server", "storage"], others: ["node"] },
};

/** Imports that only some files of a package may have. */
export const NARROW_IMPORTS: readonly { readonly from: string; readonly to: string; readonly only: RegExp; readonly because: string }[] = [
  { from: "cli", to: "server", only: /^packages\/cli\/src\/commands\/serve\.ts$/, because: "reading a file must not load a web server" },
  { from: "cli", to: "storage", only: /^packages\/cli\/src\/(commands\/(backup|restore|audit)|keeping\/[\w-]+)\.ts$/, because: "reading a file must not load a database" },
];

/** Imports that leave their package on purpose. */
export const ALLOWED_OUTSIDE: readonly { readonly file: string; readonly to: RegExp }[] = [
  { file: "packages/web/src/pages/quick-check/fetch-sample.ts", to: /fixtures\/sample\/sample-mds\.xlsx\?url$/ },
];
