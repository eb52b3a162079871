import type { Disclosure, Library } from "@kaiji/domain";
import { refusalSentence } from "@kaiji/formats";
import type { Services } from "../api/services.ts";
import { Refusal } from "../refusal/refusal.ts";

/**
 * Reads the forms in a kept file.
 * @throws Refusal `unreadable-file`, with the reader's code and sentence
 */
export async function readKeptFile({ keeping, reader }: Pick<Services, "keeping" | "reader">, sha256: string, name: string, library: Library): Promise<readonly Disclosure[]> {
  const opened = await keeping.files.openFile(sha256);
  const chunks: Buffer[] = [];
  for await (const chunk of opened.stream) chunks.push(chunk as Buffer);
  const reading = await reader.read(Buffer.concat(chunks), name, library);
  if (reading.ok) return reading.value;
  const { refusal } = reading;
  throw new Refusal("unreadable-file", { reason: refusal.code }, [{ path: name, message: `${refusalSentence(refusal, "ja")} / ${refusalSentence(refusal, "en")}` }]);
}
