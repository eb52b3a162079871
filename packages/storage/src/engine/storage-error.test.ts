import { describe, expect, it } from "vitest";
import { asDatabaseError } from "./database-error.ts";
import { StorageError, asFolderError } from "./storage-error.ts";
import { STORAGE_SENTENCES } from "./storage-sentences.ts";

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe("a sentence about a failure", () => {
  it.each(Object.entries(STORAGE_SENTENCES))("%s is one line in each language, with the same places to fill", (_, { ja, en }) => {
    const places = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
    expect(places(ja)).toEqual(places(en));
    expect(`${ja}${en}`).not.toContain("\n");
    expect(ja).toMatch(/[ぁ-ん]/);
    expect(en).not.toMatch(/[ぁ-んァ-ン]/);
  });

  it("is filled in", () => {
    const error = new StorageError("folder-in-use", { folder: "/data", pid: 7 });
    expect(error.en).toContain("/data is in use by another Kaiji (process 7)");
    expect(error.message).toBe(`${error.ja} / ${error.en}`);
  });
});

describe("an error from below", () => {
  it.each([["ENOSPC", "disk-full"], ["EDQUOT", "disk-full"], ["EROFS", "folder-not-writable"], ["EACCES", "folder-not-writable"]])("%s of a folder is %s", (code, told) => {
    expect(asFolderError(withCode(code), "/data")).toMatchObject({ code: told, cause: { code } });
  });

  it.each([["ECONNREFUSED", "database-away"], ["ENOENT", "database-away"], ["57P01", "database-away"], ["57P03", "database-away"], ["53100", "database-full"]])("%s of a database is %s", (code, told) => {
    expect(asDatabaseError(withCode(code))).toMatchObject({ code: told, cause: { code } });
  });

  it("that is something else stays what it is", () => {
    for (const error of [withCode("23505"), withCode("40001"), new TypeError("x"), new StorageError("file-missing"), null]) {
      expect(asDatabaseError(error)).toBe(error);
      expect(asFolderError(error, "/data")).toBe(error);
    }
  });
});
