import { z } from "zod";
import { line } from "./fields.ts";

/** Filters of a list that somebody gave a name. `query` is what the list's address has: `?q=…&state=…`. */
export const savedViewContent = z.strictObject({
  list: line(60),
  name: line(100),
  query: line(2000),
});

export type SavedViewContent = z.infer<typeof savedViewContent>;
