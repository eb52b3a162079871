import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUp, startKaiji, type Browser, type Json, type SignedIn, type TestKaiji } from "./api-setup.ts";
import { fixture } from "./api-setup-records.ts";

let kaiji: TestKaiji;
let hanako: SignedIn & { organizationId: string };
let base: string;
const letters: { from: string; to: string; text: string }[] = [];
let refusals = 0;
let smtp: SMTPServer;

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (address, _, done) => (address.address === "gone@example.jp" ? done(Object.assign(new Error("no such person"), { responseCode: 550 })) : address.address === "busy@example.jp" && refusals++ === 0 ? done(Object.assign(new Error("later"), { responseCode: 451 })) : done()),
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      stream.on("end", () => {
        letters.push({ from: session.envelope.mailFrom === false ? "" : session.envelope.mailFrom.address, to: session.envelope.rcptTo[0]?.address ?? "", text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as AddressInfo;
  kaiji = await startKaiji({ mail: { url: `smtp://127.0.0.1:${port}`, from: "kaiji@clinic.example.jp" }, inside: ["127.0.0.1"] });
  hanako = await setUp(kaiji);
  base = `/api/organizations/${hanako.organizationId}`;
}, 60_000);
afterAll(async () => {
  await kaiji?.stop();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

async function until<T>(look: () => Promise<T | null | false>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await look();
    if (found !== null && found !== false) return found;
    await sleep(50);
  }
  throw new Error("it did not come");
}

const message = async (browser: Browser, id: string): Promise<Json> => (await browser.get(`${base}/messages/${id}`)).body;

describe("letters", () => {
  const write = async (to: string) => (await hanako.browser.send("POST", `${base}/messages`, { to, subject: "開示書のお願い", text: "いつもお世話になっております。" })).body.id as string;

  it("go out by the SMTP server that was set, once", async () => {
    const id = await write("provider@example.jp");
    await until(async () => (await message(hanako.browser, id)).content.state === "sent");
    expect(letters).toEqual([{ from: "kaiji@clinic.example.jp", to: "provider@example.jp", text: expect.stringContaining(`Message-ID: <${id}@clinic.example.jp>`) }]);
    expect((await hanako.browser.send("POST", `${base}/messages/${id}/copied`)).body.code).toBe("state-differs");
  });

  it("that are refused for good say so; those put off are tried again", async () => {
    const [gone, busy] = [await write("gone@example.jp"), await write("busy@example.jp")];
    await until(async () => (await message(hanako.browser, gone)).content.state === "failed");
    await until(async () => (await message(hanako.browser, busy)).content.state === "sent");
    expect(refusals).toBe(2);
    const jobs = (await hanako.browser.get(`${base}/jobs?order=newest`)).body.items;
    expect(jobs.find((job: Json) => job.content.state === "failed").content.error).toMatchObject({ code: "mail-refused" });
  }, 40_000);
});

describe("webhooks", () => {
  it("are told of a change, signed, and again after a failure", async () => {
    const calls: { headers: IncomingMessage["headers"]; body: string }[] = [];
    const receiver: Server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        calls.push({ headers: request.headers, body });
        response.writeHead(calls.length === 1 ? 503 : 204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    const { secret } = (await hanako.browser.send("POST", `${base}/webhooks`, { name: "連携先", url, events: ["disclosure.filed"] })).body;
    const kept = await hanako.browser.send("POST", `${base}/files?name=sample.xlsx`, fixture("sample/sample-mds.xlsx"));
    const filed = await hanako.browser.send("POST", `${base}/disclosures`, { sha256: kept.body.sha256, fileName: "sample.xlsx" });
    await until(async () => calls.length === 2);
    receiver.close();
    const [first, second] = calls;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers["kaiji-delivery"]).toBe(first?.headers["kaiji-delivery"]);
    expect(JSON.parse(second?.body ?? "")).toMatchObject({ event: "disclosure.filed", subject: { id: filed.body.items[0].disclosure.id, form: "mds" } });
    const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(second?.headers["kaiji-signature"])) ?? [];
    expect(createHmac("sha256", secret).update(`${seconds}.${second?.body}`).digest("hex")).toBe(mac);
    expect(JSON.stringify((await hanako.browser.get(`${base}/webhooks`)).body)).not.toMatch(/secret/i);
  }, 40_000);
});

describe("many files in the background", () => {
  it("are filed with progress to be seen; those that cannot be read are named; and again is no double", async () => {
    const names = ["sample/sample-mds.xlsx", "excel/bad/password-protected.xlsx", "excel/appendix-like-order.xlsx", "excel/date-dots.xlsx"];
    const files: { sha256: string; name: string }[] = [];
    for (const name of names) files.push({ sha256: (await hanako.browser.send("POST", `${base}/files?name=x`, fixture(name))).body.sha256, name });
    const run = async () => {
      const asked = await hanako.browser.send("POST", `${base}/imports`, { files });
      expect(asked.status).toBe(202);
      return until(async () => {
        const { content } = (await hanako.browser.get(`${base}/jobs/${asked.body.id}`)).body;
        return content.state === "done" && content;
      });
    };
    const first = await run();
    expect(first.progress).toEqual({ done: 4, total: 4 });
    expect(first.result.failed).toEqual([{ name: "excel/bad/password-protected.xlsx", sha256: expect.any(String), reason: expect.stringContaining("パスワード") }]);
    expect(first.result.filed).toBeGreaterThan(0);
    const second = await run();
    expect(second.result).toMatchObject({ filed: 0, doubles: first.result.filed + first.result.doubles });
  }, 40_000);

  it("work that was asked for before a stop is done after the next start", async () => {
    const { sha256 } = (await hanako.browser.send("POST", `${base}/files?name=x`, fixture("excel/date-dashes.xlsx"))).body;
    const asked = await hanako.browser.send("POST", `${base}/imports`, { files: Array.from({ length: 30 }, (_, each) => ({ sha256, name: `${each}.xlsx` })) });
    await kaiji.halt();
    const { folder } = kaiji;
    kaiji = await startKaiji({ folder });
    const again = kaiji.browser();
    for (const [name, value] of hanako.browser.cookies) again.cookies.set(name, value);
    const content = await until(async () => {
      const found = (await again.get(`${base}/jobs/${asked.body.id}`)).body.content;
      return found?.state === "done" && found;
    });
    expect(content.result.filed + content.result.doubles).toBe(30);
    // Without mail, letters wait in the outbox and can be marked as sent.
    const letter = (await again.send("POST", `${base}/messages`, { to: "x@example.jp", subject: "件名", text: "本文" })).body;
    await sleep(300);
    expect((await message(again, letter.id)).content.state).toBe("waiting");
    expect((await again.send("POST", `${base}/messages/${letter.id}/copied`)).body.content.state).toBe("copied");
    hanako = { ...hanako, browser: again };
  }, 40_000);
});
