import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder that all browser tests of a run share. */
    readonly room: string;
  }
}

/** Makes room for what is made once a run. */
export default function makeRoom(project: TestProject): () => void {
  const room = mkdtempSync(join(tmpdir(), "kaiji-e2e-room-"));
  // The database of a start as root belongs to another user, who must get through.
  chmodSync(room, 0o755);
  project.provide("room", room);
  return () => rmSync(room, { recursive: true, force: true });
}
