import { Refusal } from "../refusal/refusal.ts";

/** How programs begin: Windows, Linux, macOS (four of them, and the one of Java), scripts. Nobody's disclosure does. */
const PROGRAMS = ["4d5a", "7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "2321"];
const LONGEST = 4;

/**
 * Passes a file's content on, looking at how it begins: by the content, whatever its name says.
 * @throws Refusal `unsupported-media` before anything is passed on
 */
export async function* refusePrograms(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | null = Buffer.alloc(0);
  for await (const chunk of content) {
    if (held === null) {
      yield chunk;
      continue;
    }
    held = Buffer.concat([held, chunk]);
    if (held.byteLength < LONGEST) continue;
    check(held);
    yield held;
    held = null;
  }
  if (held === null) return;
  check(held);
  yield held;
}

function check(start: Uint8Array): void {
  const hex = Buffer.from(start.subarray(0, LONGEST)).toString("hex");
  if (PROGRAMS.some((mark) => hex.startsWith(mark))) throw new Refusal("unsupported-media", { expected: "文書・表・画像 / a document" });
}
