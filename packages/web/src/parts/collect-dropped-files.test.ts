import type { DirectoryDropItem, DropItem, FileDropItem } from "react-aria-components";
import { expect, it } from "vitest";
import { MOST_FILES, collectDroppedFiles } from "./collect-dropped-files.ts";

const file = (name: string): FileDropItem => ({ kind: "file", type: "", name, getFile: () => Promise.resolve(new File(["x"], name)), getText: () => Promise.resolve("x") });
const folder = (...entries: readonly (FileDropItem | DirectoryDropItem)[]): DirectoryDropItem => ({
  kind: "directory",
  name: "受領",
  async *getEntries() {
    yield* entries;
  },
});
const named = async (items: readonly DropItem[]) => {
  const { files, ...rest } = await collectDroppedFiles(items);
  return { ...rest, files: files.map(({ name }) => name) };
};

it("takes single files whatever their names, and of folders what may be a disclosure", async () => {
  expect(await named([file("回答.json"), folder(file("a.xlsx"), file("~$a.xlsx"), file("案内.docx"), folder(file("b.pdf"))), file("c.csv")])).toEqual({
    files: ["回答.json", "a.xlsx", "b.pdf", "c.csv"],
    passedOver: ["案内.docx"],
    isCut: false,
  });
});

it("says when more lay there than are taken at once", async () => {
  const { files, isCut } = await collectDroppedFiles([folder(...Array.from({ length: MOST_FILES + 1 }, (_, at) => file(`${at}.xlsx`)))]);
  expect([files.length, isCut]).toEqual([MOST_FILES, true]);
});
