import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { timed } from "./median.ts";

const TURNS = 300;
const PAGE = Buffer.alloc(8192, 1);

/** Milliseconds in which the disk of a folder, on average, takes one page of the database's log for good: what no change can be quicker than. */
export async function diskSync(folder: string): Promise<number> {
  const file = join(folder, "sync-test");
  const handle = await open(file, "w");
  try {
    // As PostgreSQL does: the file has its length before.
    await handle.write(Buffer.alloc(TURNS * PAGE.length));
    await handle.sync();
    const all = await timed(async () => {
      for (let turn = 0; turn < TURNS; turn++) {
        await handle.write(PAGE, 0, PAGE.length, turn * PAGE.length);
        await handle.datasync();
      }
    });
    return all / TURNS;
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}
