import { describe, expect, it } from "vitest";
import type { Library } from "@kaiji/domain";
import type { FromWorker, ToWorker } from "./protocol.ts";
import { openReadingQueue, type QueueEvent, type Reader } from "./reading-queue.ts";

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
  complianceSets: [],
  outlines: [],
  charts: [],
};

/** A reader that answers by script: `ok` is read, `break` breaks, anything else is never answered. */
class ScriptedReader implements Reader {
  static started: ScriptedReader[] = [];
  readonly heard: string[] = [];
  isStopped = false;
  constructor(
    readonly hear: (message: FromWorker) => void,
    readonly broke: () => void,
  ) {
    ScriptedReader.started.push(this);
  }
  send(message: ToWorker) {
    this.heard.push(message.kind);
    if (message.kind !== "read") return;
    const { id, file } = message;
    queueMicrotask(() => {
      if (file.name.startsWith("ok")) this.hear({ kind: "done", id, sha256: "", reading: { ok: true, value: [] } });
      if (file.name.startsWith("break")) this.broke();
    });
  }
  stop() {
    this.isStopped = true;
  }
}

async function run(names: readonly string[], cancel: readonly string[] = []) {
  ScriptedReader.started = [];
  const events: QueueEvent[] = [];
  const queue = openReadingQueue((hear, broke) => new ScriptedReader(hear, broke), library, (event) => events.push(event), 20);
  for (const name of names) queue.add({ id: name, file: new File([], name), isInside: false });
  for (const name of cancel) queue.cancel(name);
  await new Promise((resolve) => setTimeout(resolve, 60));
  return events.map((event) => `${event.id} ${event.kind === "failed" ? event.why : event.kind}`);
}

describe("the reading queue", () => {
  it("sends the library once and reads the files in the order they came", async () => {
    expect(await run(["ok-1", "ok-2", "ok-3"])).toEqual(["ok-1 done", "ok-2 done", "ok-3 done"]);
    expect(ScriptedReader.started[0]!.heard).toEqual(["library", "read", "read", "read"]);
  });

  it("goes on with the other files after one breaks the reader", async () => {
    expect(await run(["break", "ok"])).toEqual(["break broken", "ok done"]);
    expect(ScriptedReader.started).toHaveLength(2);
  });

  it("gives up a file that takes too long and goes on with the next", async () => {
    expect(await run(["slow", "ok"])).toEqual(["slow too-slow", "ok done"]);
    expect(ScriptedReader.started[0]!.isStopped).toBe(true);
  });

  it("says nothing about a file that was cancelled, whether it waits or is being read", async () => {
    expect(await run(["slow", "ok-1", "ok-2"], ["slow", "ok-2"])).toEqual(["ok-1 done"]);
  });
});
