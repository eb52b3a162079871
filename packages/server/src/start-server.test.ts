import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingMessage, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer, type RunningServer } from "./start-server.ts";

const room = mkdtempSync(join(tmpdir(), "kaiji-server-"));
const webFolder = join(room, "web");
const libraryFile = join(room, "library.json");
const dataFolder = join(room, "made", "on", "start");
const script = `console.log(${JSON.stringify("あ".repeat(2000))});`;
const font = Buffer.from([0, 1, 2, 250]);

let server: RunningServer;
let port: number;

beforeAll(async () => {
  mkdirSync(join(webFolder, "assets"), { recursive: true });
  writeFileSync(join(webFolder, "index.html"), "<!doctype html><title>Kaiji</title>");
  writeFileSync(join(webFolder, "workspace.html"), "<!doctype html><title>Kaiji: workspace</title>");
  writeFileSync(join(webFolder, "assets", "index-abc123.js"), script);
  writeFileSync(join(webFolder, "assets", "font-abc123.woff2"), font);
  writeFileSync(join(webFolder, "見本.txt"), "sample");
  writeFileSync(libraryFile, "{}");
  writeFileSync(join(room, "secret.txt"), "not for anyone");
  server = await startServer({ port: 0, host: "127.0.0.1", dataFolder, webFolder, libraryFile });
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.stop();
  rmSync(room, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

function ask(path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, agent: false, ...options }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }));
    });
    sent.once("error", reject);
    sent.end();
  });
}

describe("the health check", () => {
  it("says ok, and is never kept by a cache", async () => {
    const { status, headers, body } = await ask("/healthz");
    expect([status, body.toString(), headers["cache-control"]]).toEqual([200, '{"status":"ok"}', "no-store"]);
  });

  it("has made the data folder by then", () => {
    expect(existsSync(dataFolder)).toBe(true);
  });
});

describe("the files of the page", () => {
  it.each([
    ["/", "text/html; charset=utf-8", "no-cache"],
    ["/index.html", "text/html; charset=utf-8", "no-cache"],
    ["/library.json", "application/json; charset=utf-8", "no-cache"],
    ["/assets/index-abc123.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/assets/font-abc123.woff2", "font/woff2", "public, max-age=31536000, immutable"],
    [`/${encodeURIComponent("見本.txt")}`, "text/plain; charset=utf-8", "no-cache"],
  ])("%s is %s, cached as %s", async (path, type, cacheControl) => {
    const { status, headers } = await ask(path);
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([200, type, cacheControl]);
  });

  it.each([
    ["/", "Kaiji"],
    ["/covered", "Kaiji"],
    ["/answer", "Kaiji"],
    ["/workspace", "Kaiji: workspace"],
    ["/workspace/matrix/trend", "Kaiji: workspace"],
    ["/sign-in", "Kaiji: workspace"],
    ["/set-up", "Kaiji: workspace"],
  ])("%s is the page %s", async (path, title) => {
    expect((await ask(path)).body.toString()).toBe(`<!doctype html><title>${title}</title>`);
  });

  it("text is compressed for those who take it, and is the same text", async () => {
    const plain = await ask("/assets/index-abc123.js");
    const gzipped = await ask("/assets/index-abc123.js", { headers: { "accept-encoding": "br, gzip;q=0.8" } });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
    expect(gzipped.headers["content-encoding"]).toBe("gzip");
    expect(gzipped.headers.vary).toBe("Accept-Encoding");
    expect(gunzipSync(gzipped.body).toString()).toBe(script);
    expect(gzipped.body.length).toBeLessThan(plain.body.length / 10);
  });

  it("is sent as it is to those who refuse compression", async () => {
    const { headers } = await ask("/assets/index-abc123.js", { headers: { "accept-encoding": "gzip;q=0" } });
    expect(headers["content-encoding"]).toBeUndefined();
  });

  it("bytes are sent unchanged", async () => {
    expect((await ask("/assets/font-abc123.woff2", { headers: { "accept-encoding": "gzip" } })).body).toEqual(font);
  });

  it("is not sent again to those who have it", async () => {
    const { headers } = await ask("/library.json");
    const again = await ask("/library.json", { headers: { "if-none-match": headers.etag } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it("HEAD gives the headers of GET and no body", async () => {
    const get = await ask("/assets/index-abc123.js");
    const head = await ask("/assets/index-abc123.js", { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
    expect(head.headers["content-type"]).toBe(get.headers["content-type"]);
  });
});

describe("what is not there", () => {
  it.each(["/nothing", "/assets/", "/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "//secret.txt", "/%", "/index.html%00"])(
    "%s is a page that says so",
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect([status, headers["content-type"]]).toEqual([404, "text/html; charset=UTF-8"]);
      expect(body.toString()).toContain("ページがありません");
      expect(body.toString()).not.toContain("not for anyone");
    },
  );

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("%s is no method of this server", async (method) => {
    const { status, headers } = await ask("/", { method });
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });
});

describe("what keeps the page safe", () => {
  it.each(["/", "/healthz", "/nothing", "/assets/index-abc123.js"])("%s carries every security header", async (path) => {
    const { headers } = await ask(path);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    const policy = String(headers["content-security-policy"]);
    for (const part of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "worker-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy.split("; ")).toContain(part);
    expect(policy).not.toMatch(/unsafe-(inline|eval)|https?:/);
  });

  it.each(["evil.example", "evil.example:3141", "127.0.0.1.evil.example"])("the Host header %j is refused on loopback", async (host) => {
    expect((await ask("/healthz", { headers: { host } })).status).toBe(421);
  });

  it.each(["localhost", "LOCALHOST:9", "127.0.0.1:80", "[::1]:3141"])("the Host header %j is answered", async (host) => {
    expect((await ask("/healthz", { headers: { host } })).status).toBe(200);
  });

  it("any name is answered when it is bound to all addresses", async () => {
    const open = await startServer({ port: 0, host: "0.0.0.0", dataFolder, webFolder, libraryFile });
    const answer = await ask("/healthz", { port: new URL(open.url).port, headers: { host: "kaiji.clinic.example" } });
    await open.stop();
    expect(answer.status).toBe(200);
  });
});

describe("starting and stopping", () => {
  const start = (changes: object) => startServer({ port: 0, host: "127.0.0.1", dataFolder, webFolder, libraryFile, ...changes });

  it("a taken port is one line in both languages", async () => {
    await expect(start({ port })).rejects.toThrow(new RegExp(`^ポート ${port} は使用中です。.* / Port ${port} is taken; .*\\.$`));
  });

  it("an address of another machine is one line", async () => {
    await expect(start({ host: "192.0.2.1" })).rejects.toThrow(/^アドレス 192\.0\.2\.1 .* \/ This machine has no address/);
  });

  it.each([join(libraryFile, "inside-a-file"), join("/proc", "kaiji"), "/dev/null"])("the data folder %s is refused in one line", async (folder) => {
    await expect(start({ dataFolder: folder })).rejects.toThrow(/^データの置き場所 .*KAIJI_DATA/);
  });

  it("a page that was not built is one line", async () => {
    await expect(start({ webFolder: join(room, "nowhere") })).rejects.toThrow(/npm run build/);
  });

  it("stops at once even while a caller keeps its connection open", async () => {
    const short = await start({});
    const address = new URL(short.url);
    const socket = connect(Number(address.port), address.hostname);
    socket.on("error", () => undefined);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: ${address.host}\r\nConnection: keep-alive\r\n\r\n`);
    await new Promise((resolve) => socket.once("data", resolve));
    const began = performance.now();
    await short.stop();
    expect(performance.now() - began).toBeLessThan(1500);
    await expect(fetch(`${short.url}healthz`)).rejects.toThrow();
    socket.destroy();
  });
});
