import { rm } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openEngine, openFileStore, withClient } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomFrom } from "./random-from.ts";
import { bundleOwner, processesOf, removeFolder, startOwner, temporaryFolder } from "./storage-engine-setup.ts";

/** A sample here; `npm run test:long -- kill` for 200. */
const ROUNDS = Number(process.env["KAIJI_KILL_ROUNDS"] ?? 6);
const SEED = Number(process.env["KAIJI_SEED"] ?? 20_260_601);

const folder = temporaryFolder();
const data = join(folder, "data");
const hashOf = (id: number) => createHash("sha256").update(`file ${id}`).digest("hex");
let program = "";

beforeAll(async () => {
  program = await bundleOwner();
});

afterAll(async () => {
  await rm(program, { force: true });
  removeFolder(folder);
});

describe.runIf(process.platform === "linux")(`killed at random in ${ROUNDS} rounds of writes and uploads`, () => {
  it("finds every acknowledged row and file, and no row without its file", { timeout: 20_000 + ROUNDS * 5000 }, async () => {
    const random = randomFrom(SEED);
    const acknowledged = new Set<number>();
    const kills: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const who = ["Kaiji", "database", "both"][Math.floor(random() * 3)] ?? "both";
      kills[who] = (kills[who] ?? 0) + 1;
      const owner = startOwner(program, data, "write");
      const { pid = 0 } = await owner.waitFor((event) => event.ready === true);
      if (random() < 0.8) await owner.waitFor((event) => event.written !== undefined);
      await sleep(random() * 200);
      if (who !== "Kaiji") {
        for (const one of processesOf(pid).filter(() => who === "both" || random() < 0.5)) {
          try {
            process.kill(one, "SIGKILL");
          } catch {
            // It was quicker.
          }
        }
      }
      if (who === "database") await sleep(random() * 400);
      await owner.kill();
      for (const event of owner.events) if (event.written !== undefined) acknowledged.add(event.written);
    }
    const engine = await openEngine({ dataFolder: data });
    const store = await openFileStore(data);
    const { rows } = await withClient(engine.ownerConnection, (client) => client.query<{ id: number }>("select id from written"));
    await engine.stop();
    const found = new Set(rows.map((row) => row.id));
    console.log(`engine: ${ROUNDS} rounds, killed ${JSON.stringify(kills)}: ${acknowledged.size} acknowledged, ${found.size} found`);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
    for (const id of found) (await store.openFile(hashOf(id))).stream.destroy();
    expect(readdirSync(join(data, "files")).filter((name) => name.length !== 2)).toEqual([]);
  });
});
