import type { Language, Library } from "@kaiji/domain";
import type { PathResult } from "./read-path.ts";

/** What a reading thread is started with; after that it is sent paths, one at a time. */
export interface ReaderData {
  readonly library: Library;
  readonly language: Language;
}

/** Said once when the thread can take its first path, then once for every path. */
export type ReaderReply = "ready" | readonly PathResult[];
