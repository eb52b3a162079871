import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isBusy, openIntake, type Intake } from "./open-intake.ts";

/** A server that keeps files, reads all but those called `bad`, and remembers what it was asked. */
const seen = { files: [] as string[], imports: [] as number[], disclosures: 0, atOnce: 0, most: 0, isMended: false };
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const answer = (status: number, said: unknown) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
      const url = new URL(request.url ?? "", "http://x");
      if (url.pathname.endsWith("/files")) {
        const name = url.searchParams.get("name") ?? "";
        seen.files.push(name);
        seen.most = Math.max(seen.most, ++seen.atOnce);
        setTimeout(() => {
          seen.atOnce--;
          answer(201, { sha256: name });
        }, 5);
      } else if (url.pathname.endsWith("/imports")) {
        seen.imports.push((JSON.parse(body) as { files: unknown[] }).files.length);
        answer(202, { id: "x" });
      } else {
        seen.disclosures++;
        if (body.includes("bad") && !seen.isMended) answer(422, { code: "unreadable-file", title: "読み取れませんでした", detail: "could not be read" });
        else answer(201, { items: [] });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const listening = new Set<string>();
beforeEach(() => {
  Object.assign(seen, { files: [], imports: [], disclosures: 0, most: 0, isMended: false });
  listening.clear();
  vi.stubGlobal("addEventListener", (name: string) => listening.add(name));
  vi.stubGlobal("removeEventListener", (name: string) => listening.delete(name));
});

const many = (names: readonly string[]) => names.map((name) => new File([name], name));
const settled = async (intake: Intake, count: number) => {
  await vi.waitFor(() => expect([intake.files().length, isBusy(intake.files())]).toEqual([count, false]), { timeout: 5000 });
  return intake.files();
};

describe("files on their way", () => {
  it("are sent a few at a time and read one by one; one that fails says why and can be tried again", async () => {
    let kept = 0;
    const intake = openIntake(base, () => kept++);
    await intake.add(many(["a.xlsx", "bad.xlsx", "c.xlsx", "d.xlsx", "e.xlsx", "f.xlsx"]));
    const files = await settled(intake, 6);
    expect(files.map(({ name, state }) => `${name} ${state}`)).toEqual(["a.xlsx done", "bad.xlsx failed", "c.xlsx done", "d.xlsx done", "e.xlsx done", "f.xlsx done"]);
    expect(files[1]?.error).toMatchObject({ code: "unreadable-file", ja: "読み取れませんでした" });
    expect([seen.most <= 4, seen.imports, kept > 0]).toEqual([true, [], true]);
    seen.isMended = true;
    intake.retry(files[1]!.key);
    await vi.waitFor(() => expect(intake.files()[1]?.state).toBe("done"));
    intake.retry(files[0]!.key);
    expect(seen.disclosures).toBe(7);
  });

  it("by the hundred are handed over to the background in pieces, each once; leaving warns until they are sent", async () => {
    const intake = openIntake(base, () => undefined);
    await intake.add(many(Array.from({ length: 230 }, (_, each) => `${each}.xlsx`)));
    await vi.waitFor(() => expect(listening.has("beforeunload")).toBe(true));
    const files = await settled(intake, 230);
    expect(files.every(({ state }) => state === "handed")).toBe(true);
    expect([seen.imports.reduce((sum, count) => sum + count, 0), Math.max(...seen.imports), seen.disclosures, new Set(seen.files).size]).toEqual([230, 100, 0, 230]);
    expect(listening.has("beforeunload")).toBe(false);
  });
});
