import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "./run-kaiji.ts";

const folder = mkdtempSync(join(tmpdir(), "kaiji-start-"));
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/start.mjs"], { cwd: root, env: { ...process.env, KAIJI_DATA: join(folder, "data"), ...env } });
  running.push(child);
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk));
  child.stderr.on("data", (chunk: Buffer) => (text += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, said: () => text };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string, until: number): Promise<boolean> {
  while (Date.now() < until) {
    try {
      if ((await fetch(url)).status === 200) return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  return false;
}

describe("npm start", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("is ready in under 3 s when nothing changed, and stops cleanly on %s", async (signal) => {
    const port = await freePort();
    const began = Date.now();
    const { child, ended, said } = start({ PORT: String(port) });
    expect(await answers(`http://127.0.0.1:${port}/healthz`, began + 20_000)).toBe(true);
    expect(Date.now() - began).toBeLessThan(3000);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain("<html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(said()).toContain(`http://127.0.0.1:${port}/`);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  it("says in one line that the port is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    const { port } = taken.address() as AddressInfo;
    const { ended, said } = start({ PORT: String(port) });
    expect(await ended).toBe(2);
    expect(said().trim().split("\n")).toHaveLength(1);
    expect(said()).toContain(String(port));
    taken.close();
  });

  it("says in one line that the data folder cannot be written", async () => {
    const { ended, said } = start({ PORT: String(await freePort()), KAIJI_DATA: join(root, "package.json", "data") });
    expect(await ended).toBe(2);
    expect(said().trim().split("\n")).toHaveLength(1);
    expect(said()).toContain("KAIJI_DATA");
  });

  it("takes no uploads, answers to no foreign name and leads out of no folder", async () => {
    const port = await freePort();
    const { child, ended } = start({ PORT: String(port) });
    const base = `http://127.0.0.1:${port}`;
    expect(await answers(`${base}/healthz`, Date.now() + 20_000)).toBe(true);
    expect((await fetch(`${base}/`, { method: "POST", body: "x" })).status).toBe(405);
    expect((await fetch(`${base}/..%2f..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${base}/nothing-here`)).status).toBe(404);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});
