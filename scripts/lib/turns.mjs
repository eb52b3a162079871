import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { cache } from "./checkout.mjs";

const lock = join(cache, "set-up.lock");

/**
 * Lets one process at a time install or build in this checkout; others wait for it.
 * A lock whose owner is gone is taken over.
 */
export async function inTurn(work) {
  mkdirSync(cache, { recursive: true });
  while (!take()) await wait(100);
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

function take() {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isOwnerGone()) rmSync(lock, { force: true });
    return false;
  }
}

function isOwnerGone() {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
