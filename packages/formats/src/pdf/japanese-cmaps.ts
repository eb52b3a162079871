/** Hands the PDF library the tables of Japanese character codes, loaded when a file first needs one, and nothing else. */
export class JapaneseCMaps {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const name = filename.replace(/\.bcmap$/, "");
    if (kind === "cMapUrl") {
      const { listCMaps } = await import("./list-cmaps.ts");
      const table = listCMaps().get(name);
      if (table !== undefined) return table;
    }
    throw new Error(`${name} is not here: text is read without it`);
  }
}
