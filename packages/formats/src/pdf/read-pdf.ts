import type { Disclosure, Library } from "@kaiji/domain";
import { ReadFailure } from "../read-failure.ts";

export async function readPdf(_bytes: Uint8Array, _library: Library): Promise<Disclosure[]> {
  throw new ReadFailure("unknown-file");
}
