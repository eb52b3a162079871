import { describe, expect, it } from "vitest";
import { operationFinder } from "./find-operation.ts";
import { operation } from "./operation.ts";

const named = (id: string, method: "get" | "post", path: string) => operation({ id, method, path, tag: "x", summary: "x", access: "open", handle: () => Promise.resolve({}) });
const find = operationFinder([
  named("list", "get", "/api/o/{organizationId}/systems"),
  named("add", "post", "/api/o/{organizationId}/systems"),
  named("one", "get", "/api/o/{organizationId}/systems/{id}"),
  named("export", "get", "/api/o/{organizationId}/systems/export"),
  named("restore", "post", "/api/o/{organizationId}/systems/{id}/restore"),
  named("part", "get", "/api/o/{organizationId}/{kind}/{id}/part"),
]);

describe("the operation that a request means", () => {
  it.each([
    ["GET", "/api/o/a/systems", "list", { organizationId: "a" }],
    ["HEAD", "/api/o/a/systems", "list", { organizationId: "a" }],
    ["POST", "/api/o/a/systems", "add", { organizationId: "a" }],
    ["GET", "/api/o/a/systems/b", "one", { organizationId: "a", id: "b" }],
    ["GET", "/api/o/a/systems/export", "export", { organizationId: "a" }],
    ["POST", "/api/o/a/systems/b/restore", "restore", { organizationId: "a", id: "b" }],
    // A word that begins as another path's does not hide a path with an id in its place.
    ["GET", "/api/o/a/systems/b/part", "part", { organizationId: "a", kind: "systems", id: "b" }],
    ["POST", "/api/o/a/systems/export/restore", "restore", { organizationId: "a", id: "export" }],
  ])("%s %s is %s", (method, path, id, params) => {
    expect([find(method, path)?.operation?.id, find(method, path)?.params]).toEqual([id, params]);
  });

  it.each([
    ["DELETE", "/api/o/a/systems"],
    ["OPTIONS", "/api/o/a/systems/b"],
  ])("%s %s is a path that knows other methods", (method, path) => {
    expect(find(method, path)).toEqual({ operation: null, params: {} });
  });

  it.each(["/api", "/api/", "/api/o", "/api/o/a", "/api/o//systems", "/api/o/a/systems/", "/api/o/a//systems", "/api/o/a/systems//restore", "/api/o/a/systems/b/c/d", "api/o/a/systems", "/api/__proto__/a/systems"])("no operation has the path %s", (path) => {
    expect(find("GET", path)).toBeNull();
  });
});
