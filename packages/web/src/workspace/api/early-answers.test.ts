import { afterAll, expect, it, vi } from "vitest";
import { askEarly, takeEarly } from "./early-answers.ts";

const asked: string[] = [];
vi.stubGlobal("fetch", (path: string) => {
  asked.push(path);
  return Promise.resolve(Response.json(path === "/api/me" ? { organizations: [{ organizationId: "o1" }, { organizationId: "o2" }] } : { path }));
});
afterAll(() => vi.unstubAllGlobals());

it("pages outside of the workspace ask for nothing", () => {
  expect([askEarly("/"), askEarly("/workspaces"), asked]).toEqual([undefined, undefined, []]);
});

it("a screen's lists are asked for once, and each answer is given out once", async () => {
  await Promise.all([askEarly("/workspace/matrix"), askEarly("/workspace/matrix")]);
  expect(asked).toEqual(["/library.json", "/packs.json", "/api/me", "/api/organizations/o1", "/api/organizations/o1/matrix", "/api/organizations/o1/systems?limit=500", "/api/organizations/o1/providers?limit=500"]);
  const answer = await takeEarly("/api/organizations/o1/matrix");
  expect(await answer?.json()).toEqual({ path: "/api/organizations/o1/matrix" });
  expect(takeEarly("/api/organizations/o1/matrix")).toBeUndefined();
});
