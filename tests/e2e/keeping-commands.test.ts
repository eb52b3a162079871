import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { spawn, type ChildProcess } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinEngine, withClient } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, setUp, type Browser } from "../contract/api-setup.ts";
import { kaijiIn, root } from "./run-kaiji.ts";

const room = mkdtempSync(join(tmpdir(), "kaiji-keeping-"));
chmodSync(room, 0o755);
const data = join(room, "data");
let server: { readonly child: ChildProcess; readonly ended: Promise<unknown> };
let browser: Browser;
let base: string;

beforeAll(async () => {
  const child = spawn(process.execPath, ["scripts/kaiji.mjs", "serve", "--port", "0", "--data", data], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  server = { child, ended: new Promise((resolve) => child.once("exit", resolve)) };
  while (!/set-up#\S+\s/.test(said)) {
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const url = /open (http:\S+)/.exec(said)?.[1] ?? "";
  const opened = openBrowser(url);
  const { organizationId } = await setUp({ browser: () => opened, now: Date.now, setUpSecret: /set-up#(\S+)/.exec(said)?.[1] ?? "" });
  browser = opened;
  base = `/api/organizations/${organizationId}`;
  for (let each = 0; each < 5; each++) await browser.send("POST", `${base}/providers`, { name: `株式会社サンプル ${each}` });
}, 180_000);
afterAll(async () => {
  server?.child.kill("SIGTERM");
  await server?.ended;
  rmSync(room, { recursive: true, force: true });
});

describe("what the README says", () => {
  const file = join(room, "kaiji.backup");
  const restored = join(room, "restored");

  it("kaiji backup -o FILE writes everything to one file that only its owner reads, while Kaiji runs, and never over another", () => {
    const made = kaijiIn(data, "backup", "-o", file);
    expect([made.code, made.out]).toEqual([0, expect.stringContaining("書いた後に読み直して確かめました")]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(kaijiIn(data, "backup", "-o", file)).toMatchObject({ code: 2, err: expect.stringContaining("上書きしません") as string });
  });

  it("kaiji restore FILE --data FOLDER brings it back, and the trail holds there", () => {
    expect(kaijiIn(data, "restore", file, "--data", restored)).toMatchObject({ code: 0, out: expect.stringContaining("戻しました") as string });
    expect(kaijiIn(data, "audit", "verify", "--data", restored)).toMatchObject({ code: 0, out: expect.stringContaining("正しくつながっています") as string });
    expect(kaijiIn(data, "restore", file, "--data", restored)).toMatchObject({ code: 2, err: expect.stringContaining("空ではありません") as string });
  });

  it("a backup with a passphrase opens with that one only", () => {
    const [right, wrong, sealed] = [join(room, "right"), join(room, "wrong"), join(room, "sealed.backup")];
    writeFileSync(right, "秋の夜長に読む本を選ぶ夕べ\n");
    writeFileSync(wrong, "春の朝に歩く道を選ぶ人たち\n");
    expect(kaijiIn(data, "backup", "-o", sealed, "--passphrase-file", right).code).toBe(0);
    for (const args of [[], ["--passphrase-file", wrong]]) expect(kaijiIn(data, "restore", sealed, "--data", join(room, "never"), ...args)).toMatchObject({ code: 2, err: expect.stringContaining("合言葉") as string });
    expect(existsSync(join(room, "never"))).toBe(false);
    expect(kaijiIn(data, "restore", sealed, "--data", join(room, "sealed"), "--passphrase-file", right).code).toBe(0);
  });

  it("kaiji audit verify holds beside a running Kaiji, and names the first entry that somebody has changed in the database", async () => {
    expect(kaijiIn(data, "audit", "verify")).toMatchObject({ code: 0 });
    const engine = await joinEngine(data);
    if (engine === null) throw new Error("Kaiji does not run");
    const organizationId = base.split("/").at(-1) ?? "";
    await withClient(engine.ownerConnection, (client) => client.query("update kaiji.audit_entry set payload = replace(payload, '株式会社サンプル 2', '株式会社ほかの者') where organization_id = $1", [organizationId]));
    const { items } = (await browser.get(`${base}/audit?search=${encodeURIComponent("株式会社ほかの者")}`)).body;
    const verified = kaijiIn(data, "audit", "verify");
    expect([verified.code, verified.out]).toEqual([1, expect.stringContaining(`組織 ${organizationId} の ${items[0].number} 番: 記録が書き換えられています`)]);
    expect(JSON.parse(kaijiIn(data, "audit", "verify", "--json").out).faults).toEqual([{ organizationId, number: items[0].number, code: "entry-altered" }]);
  });

  it("a second Kaiji on the folder is refused in one line", () => {
    const second = kaijiIn(data, "serve", "--port", "0");
    expect([second.code, second.err.trim().split("\n").length]).toEqual([2, 1]);
    expect(second.err).toContain("別の Kaiji");
  });
});
