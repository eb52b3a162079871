import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { median, timed } from "./median.ts";

const TURNS = 300;
const PAGE = Buffer.alloc(8192, 1);

/** Milliseconds in which the disk of a folder takes one page of the database's log for good: what no change can be quicker than. */
export async function diskSync(folder: string): Promise<number> {
  const file = join(folder, "sync-test");
  const handle = await open(file, "w");
  try {
    // As PostgreSQL does: the file has its length before.
    await handle.write(Buffer.alloc(TURNS * PAGE.length));
    await handle.sync();
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      times.push(
        await timed(async () => {
          await handle.write(PAGE, 0, PAGE.length, turn * PAGE.length);
          await handle.datasync();
        }),
      );
    }
    return median(times);
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}
