import { describe, expect, it } from "vitest";
import type { Library } from "@kaiji/domain";
import { openReadingQueue, type QueueEvent, type WorkerPort } from "./reading-queue.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

const library: Library = {
  reading: {
    answers: { yes: [], no: [], na: [] },
    marks: { on: [], off: [] },
    headers: { number: [], question: [], answer: [], remark: [], remarkNumber: [], notAnswer: [], input: [] },
    sheets: { sample: [], old: [], history: [] },
  },
  forms: [],
  catalogs: [],
  criteriaSets: [],
};

/** A worker that answers by script: `ok` is read, `break` throws, anything else is never answered. */
class ScriptedWorker implements WorkerPort {
  static started: ScriptedWorker[] = [];
  readonly heard: string[] = [];
  terminated = false;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  constructor() {
    ScriptedWorker.started.push(this);
  }
  postMessage(message: ToWorker) {
    this.heard.push(message.kind);
    if (message.kind !== "read") return;
    const { id, file } = message;
    queueMicrotask(() => {
      if (file.name.startsWith("ok")) {
        const data: FromWorker = { kind: "done", id, sha256: "", reading: { ok: true, value: [] } };
        this.onmessage?.({ data } as MessageEvent<FromWorker>);
      }
      if (file.name.startsWith("break")) this.onerror?.({} as ErrorEvent);
    });
  }
  terminate() {
    this.terminated = true;
  }
}

async function run(names: readonly string[], cancel: readonly string[] = []) {
  ScriptedWorker.started = [];
  const events: QueueEvent[] = [];
  const queue = openReadingQueue(() => new ScriptedWorker(), library, (event) => events.push(event), 20);
  for (const name of names) queue.add(name, new File([], name));
  for (const name of cancel) queue.cancel(name);
  await new Promise((resolve) => setTimeout(resolve, 60));
  return events.map((event) => `${event.id} ${event.kind === "failed" ? event.why : event.kind}`);
}

describe("the reading queue", () => {
  it("sends the library once and reads the files in the order they came", async () => {
    expect(await run(["ok-1", "ok-2", "ok-3"])).toEqual(["ok-1 done", "ok-2 done", "ok-3 done"]);
    expect(ScriptedWorker.started[0]!.heard).toEqual(["library", "read", "read", "read"]);
  });

  it("goes on with the other files after one breaks the worker", async () => {
    expect(await run(["break", "ok"])).toEqual(["break broken", "ok done"]);
    expect(ScriptedWorker.started).toHaveLength(2);
  });

  it("gives up a file that takes too long and goes on with the next", async () => {
    expect(await run(["slow", "ok"])).toEqual(["slow too-slow", "ok done"]);
    expect(ScriptedWorker.started[0]!.terminated).toBe(true);
  });

  it("says nothing about a file that was cancelled, whether it waits or is being read", async () => {
    expect(await run(["slow", "ok-1", "ok-2"], ["slow", "ok-2"])).toEqual(["ok-1 done"]);
  });
});
