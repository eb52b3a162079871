import { describe, expect, it } from "vitest";
import { Refusal } from "../refusal/refusal.ts";
import { createApi } from "./create-api.ts";
import { openLogger } from "./logger.ts";
import { operation } from "./operation.ts";
import type { Services } from "./services.ts";

const lines: string[] = [];
const failing = (id: string, error: unknown) => operation({ id, method: "get", path: `/api/${id}`, tag: "x", summary: "x", access: "open", handle: () => Promise.reject(error) });
const ours = Object.assign(new Error("insert into person values ('山田 花子', 'hanako@example.jp')"), { code: "23505", detail: "Key (email)=(hanako@example.jp) already exists." });
const api = createApi({
  operations: [failing("broken", ours), failing("denied", new Refusal("not-permitted", { permission: "manage" })), failing("missing", new Refusal("not-found"))],
  services: () => ({}) as Services,
  log: openLogger((line) => lines.push(line), false),
  version: "test",
  headers: { "X-Frame-Options": "DENY" },
  siteOf: () => "http://localhost",
});

async function ask(path: string, init?: RequestInit) {
  lines.length = 0;
  const response = await api(new Request(`http://localhost${path}`, init), path.split("?")[0] ?? "", "192.0.2.1");
  return { response, body: (await response.json()) as Record<string, unknown>, logged: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe("an error of ours", () => {
  it("is opaque to the caller and holds no row in the log; both have one request id", async () => {
    const { response, body, logged } = await ask("/api/broken");
    expect([response.status, body["code"], response.headers.get("content-type")]).toEqual([500, "internal", "application/problem+json; charset=utf-8"]);
    expect(JSON.stringify(body)).not.toMatch(/person|hanako|23505|\.ts/);
    expect(lines.join("")).not.toMatch(/hanako|山田|insert into/);
    expect(logged).toEqual([expect.objectContaining({ level: "error", event: "failure", code: "23505", requestId: body["requestId"] }), expect.objectContaining({ level: "error", event: "request", status: 500, operation: "broken" })]);
    expect(response.headers.get("x-request-id")).toBe(body["requestId"]);
  });
});

describe("the log", () => {
  it("tells what was refused for lack of right or from another site, in one line of JSON, without path, address and body", async () => {
    const denied = await ask("/api/denied");
    expect(denied.logged).toEqual([{ at: expect.stringMatching(/Z$/) as string, level: "warn", event: "request", requestId: denied.body["requestId"], operation: "denied", method: "GET", status: 403, code: "not-permitted", ms: expect.any(Number) as number }]);
    const elsewhere = await ask("/api/denied?secret=x", { method: "POST", headers: { origin: "https://evil.example" } });
    expect(lines.join("")).not.toMatch(/secret|evil|192\.0\.2/);
    expect(elsewhere.response.status).toBe(405);
  });

  it("does not tell of what goes wrong every day", async () => {
    expect((await ask("/api/missing")).logged).toEqual([]);
  });

  it("of requests without a session that come too fast tells too, and each has to wait", async () => {
    let last = await ask("/api/missing");
    for (let each = 0; each < 700 && last.response.status === 404; each++) last = await ask("/api/missing");
    expect([last.response.status, Number(last.response.headers.get("retry-after")) > 0, last.logged[0]?.["code"]]).toEqual([429, true, "rate-limited"]);
  });
});
