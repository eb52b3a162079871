import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const checkout = fileURLToPath(new URL("../../", import.meta.url));
const room = mkdtempSync(join(tmpdir(), "kaiji-start-"));
const fresh = join(room, "kaiji");
const left = new Set([".git", ".cache", "dist", "node_modules", "test-results", "docs", "bench", "tests"]);

beforeAll(() => {
  cpSync(checkout, fresh, { recursive: true, filter: (source) => !left.has(relative(checkout, source)) });
  // Installed already, so that the test needs no network; the workspace links lead into the copy.
  const modules = join(fresh, "node_modules");
  mkdirSync(join(modules, "@kaiji"), { recursive: true });
  for (const name of readdirSync(join(checkout, "node_modules")))
    if (name !== "@kaiji" && name !== ".kaiji-lockfile") symlinkSync(join(checkout, "node_modules", name), join(modules, name));
  for (const name of readdirSync(join(fresh, "packages"))) symlinkSync(join("..", "..", "packages", name), join(modules, "@kaiji", name));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function environment(port: number): NodeJS.ProcessEnv {
  const home = join(room, "home");
  mkdirSync(home, { recursive: true });
  return { ...process.env, HOME: home, HOST: "127.0.0.1", PORT: String(port), KAIJI_DATA: join(room, "data") };
}

function start(port: number): Started {
  const child = spawn("npm", ["start"], { cwd: fresh, env: environment(port), stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { child, said: () => text, ended: new Promise((resolve) => child.once("exit", resolve)) };
}

async function untilReady(port: number, { said, ended }: Started): Promise<void> {
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`npm start ended by itself:\n${said()}`);
}

async function takenPort(): Promise<{ readonly port: number; readonly holder: Server }> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  return { port: (holder.address() as AddressInfo).port, holder };
}

async function freePort(): Promise<number> {
  const { port, holder } = await takenPort();
  await new Promise((resolve) => holder.close(resolve));
  return port;
}

describe("npm start in a fresh copy", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("builds, says where it is, answers, and ends well on %s", async (signal) => {
    const port = await freePort();
    const running = start(port);
    await untilReady(port, running);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain("<html");
    expect(running.said()).toContain(`ブラウザーで開いてください: http://127.0.0.1:${port}/`);
    expect(running.said()).toContain(`Kaiji is running; open http://127.0.0.1:${port}/`);
    running.child.kill(signal);
    expect(await running.ended).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it("is ready in under 3 s when nothing changed", async () => {
    const port = await freePort();
    const began = performance.now();
    const running = start(port);
    await untilReady(port, running);
    const took = performance.now() - began;
    running.child.kill("SIGTERM");
    await running.ended;
    expect(took).toBeLessThan(3000);
  });

  it("says in one line that the port is taken", async () => {
    const { port, holder } = await takenPort();
    const { status, stderr } = spawnSync(process.execPath, ["scripts/start.mjs"], { cwd: fresh, env: environment(port), encoding: "utf8" });
    holder.close();
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^kaiji: ポート ${port} は使用中です。.* / Port ${port} is taken; .*\\n$`));
  });
});

describe("npm start with a wrong setting", () => {
  it.each([
    ["KAIJI_DATA", join(checkout, "package.json", "data"), /KAIJI_DATA/],
    ["PORT", "abc", /PORT/],
    ["HOST", "192.0.2.1", /HOST/],
  ])("says in one line that %s=%s will not do", (name, value, words) => {
    const env = { ...environment(0), [name]: value };
    const { status, stderr } = spawnSync(process.execPath, ["scripts/start.mjs"], { cwd: fresh, env, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(words);
  });
});

describe("npm run kaiji in a fresh copy", () => {
  it("prints one JSON document and nothing else", () => {
    const { status, stdout } = spawnSync("npm", ["run", "--silent", "kaiji", "--", "read", join(checkout, "fixtures/sample/sample-mds.xlsx"), "--json"], {
      cwd: fresh,
      env: environment(0),
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { disclosures: unknown[] }).disclosures).toHaveLength(1);
  });
});
