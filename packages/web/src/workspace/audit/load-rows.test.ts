import { afterEach, describe, expect, it } from "vitest";
import { loadRows } from "./load-rows.ts";

const real = globalThis.fetch;
afterEach(() => void (globalThis.fetch = real));

function answers(response: Response): void {
  globalThis.fetch = () => Promise.resolve(response);
}

describe("a table that is loaded", () => {
  it("is whole, and tells how far it is by the rows that were announced", async () => {
    const pieces = ["a,b\r\n1,2\r\n", "3,", "4\r\n5,6\r\n7,8\r\n"].map((piece) => new TextEncoder().encode(piece));
    answers(new Response(new ReadableStream({ start: (controller) => { for (const piece of pieces) controller.enqueue(piece); controller.close(); } }), { headers: { "x-total-count": "4" } }));
    const told: number[] = [];
    expect(await (await loadRows("/x", (share) => told.push(share))).text()).toBe("a,b\r\n1,2\r\n3,4\r\n5,6\r\n7,8\r\n");
    expect(told).toEqual([0.5, 0.5, 1]);
  });

  it("that is refused says why", async () => {
    answers(Response.json({ code: "not-permitted", title: "権限がありません", detail: "no" }, { status: 403 }));
    await expect(loadRows("/x", () => undefined)).rejects.toMatchObject({ code: "not-permitted", status: 403 });
  });
});
