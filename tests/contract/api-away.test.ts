import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openAuditSigner, openEngine, readKeptHeads, verifyAudit, withClient } from "@kaiji/storage";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { setUp, startKaiji, type Browser, type Reply, type TestKaiji } from "./api-setup.ts";
import { mountSmallDisk, processesOf, removeFolder, temporaryFolder } from "./storage-engine-setup.ts";

const isLinux = process.platform === "linux";
const room = temporaryFolder();
const disk = mountSmallDisk(join(room, "disk"), 260);
let kaiji: TestKaiji | null = null;

afterEach(async () => {
  await kaiji?.halt();
  if (kaiji !== null && !kaiji.folder.startsWith(room)) removeFolder(kaiji.folder);
  kaiji = null;
});
afterAll(() => {
  disk?.unmount();
  removeFolder(room);
});

/** 0 while there is none. */
function postmasterOf(dataFolder: string): number {
  const file = join(dataFolder, "database/postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

async function until(fits: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await fits())) {
    if (performance.now() > deadline) throw new Error("waited in vain");
    await sleep(50);
  }
}

async function start(options: Parameters<typeof startKaiji>[0]): Promise<{ running: TestKaiji; browser: Browser; providers: string }> {
  const running = (kaiji = await startKaiji(options));
  const { browser, organizationId } = await setUp(running);
  return { running, browser, providers: `/api/organizations/${organizationId}/providers` };
}

/** What may be answered while the database is not there: that it is not there, and nothing else. */
function expectAway(reply: Reply): void {
  expect([reply.status, reply.body.code, reply.headers.get("content-type")]).toEqual([503, "storage-away", "application/problem+json; charset=utf-8"]);
}

describe.runIf(isLinux)("while the database is away", { timeout: 60_000 }, () => {
  it("killed: every request is told so, nothing that was told done is lost, and it goes on without a new start", async () => {
    const { running, browser, providers } = await start({});
    const done: string[] = [];
    const seen = new Set<number>();
    let isOver = false;
    const writing = (async () => {
      for (let each = 0; !isOver; each++) {
        const reply = await browser.send("POST", providers, { name: `事業者 ${each}` });
        seen.add(reply.status);
        if (reply.status === 201) done.push(reply.body.id);
        else expectAway(reply);
      }
    })();
    for (let time = 0; time < 3; time++) {
      await sleep(300);
      const killed = postmasterOf(running.dataFolder);
      process.kill(killed, "SIGKILL");
      // Its children answer for a moment longer.
      await until(async () => !processesOf(killed).includes(killed) && ![0, killed].includes(postmasterOf(running.dataFolder)) && (await browser.get(`${providers}?limit=1`)).status === 200);
    }
    isOver = true;
    await writing;
    expect(seen).toEqual(new Set([201, 503]));
    expect((await fetch(new URL("/healthz", running.url))).status).toBe(200);
    for (const id of done) expect((await browser.get(`${providers}/${id}`)).status).toBe(200);
  });

  it("frozen: requests end in time, the way back is clean, and the trail holds", async () => {
    const { running, browser, providers } = await start({ silenceMs: 1500 });
    const frozen = processesOf(postmasterOf(running.dataFolder));
    for (const pid of frozen) process.kill(pid, "SIGSTOP");
    const replies = await Promise.all(Array.from({ length: 12 }, (_, each) => (each % 2 === 0 ? browser.get(`${providers}?limit=${each + 1}`) : browser.send("POST", providers, { name: `凍結 ${each}` }))));
    for (const reply of replies) expectAway(reply);
    for (const pid of frozen) process.kill(pid, "SIGCONT");
    await until(async () => (await browser.send("POST", providers, { name: "戻った" })).status === 201);
    // Every connection is well, also those that were given up in the middle of a change.
    for (let each = 0; each < 40; each++) expect((await browser.send("POST", providers, { name: `${each}` })).status).toBe(201);
    await running.halt();
    const engine = await openEngine({ dataFolder: running.dataFolder });
    const signer = await openAuditSigner(running.dataFolder);
    expect((await verifyAudit(engine.ownerConnection, signer, await readKeptHeads(running.dataFolder, signer))).faults).toEqual([]);
    await engine.stop();
  });
});

describe("a disk", { timeout: 90_000 }, () => {
  it.runIf(disk !== null)("that is full is told as such, for uploads and changes, and with room again all goes on", async () => {
    const { browser, providers } = await start({ folder: disk?.folder ?? "" });
    const files = providers.replace("providers", "files");
    const ballast = join(disk?.folder ?? "", "ballast");
    const file = openSync(ballast, "w");
    try {
      for (;;) writeSync(file, Buffer.alloc(65_536));
    } catch {
      closeSync(file);
    }
    const upload = await browser.send("POST", `${files}?name=x`, new Uint8Array(3_000_000).fill(7));
    expect([upload.status, upload.body.code]).toEqual([507, "storage-full"]);
    const answers = new Set<number>();
    for (let each = 0; each < 60; each++) answers.add((await browser.send("POST", providers, { name: `${each}`, note: "あ".repeat(4000) })).status);
    expect([...answers].filter((status) => ![201, 503, 507].includes(status))).toEqual([]);
    rmSync(ballast);
    await until(async () => (await browser.send("POST", providers, { name: "余裕ができた" })).status === 201, 30_000);
    expect((await browser.send("POST", `${files}?name=x`, new Uint8Array(3_000_000).fill(7))).status).toBe(201);
  });
});

describe("a database that a newer Kaiji has made", { timeout: 60_000 }, () => {
  it("is refused in one line that says what to do, and stays as it is", async () => {
    const { running } = await start({});
    await running.halt();
    const tell = async (sql: string) => {
      const engine = await openEngine({ dataFolder: running.dataFolder });
      const { rows } = await withClient(engine.ownerConnection, (client) => client.query(sql));
      await engine.stop();
      return rows as unknown[];
    };
    await tell("insert into public.kaiji_migration (number, name, sha256) values (9999, 'of-tomorrow', 'x')");
    await expect(startKaiji({ folder: running.folder })).rejects.toThrow(/新しい版\(9999\).*新しい Kaiji で開いてください.*\/ .*Open it with the newer Kaiji/);
    expect(await tell("select number from public.kaiji_migration where number = 9999")).toEqual([{ number: 9999 }]);
    await tell("delete from public.kaiji_migration where number = 9999");
    kaiji = await startKaiji({ folder: running.folder });
  });
});
