import { timingSafeEqual } from "node:crypto";
import type { Database } from "@kaiji/storage";
import { newSecret, secretHash } from "./secret-token.ts";

/** The one link that makes the first administrator. Its secret lives in this process only. */
export interface SetUpLink {
  /** Whether somebody has been made already. */
  isDone(): Promise<boolean>;
  /** The secret to print on the console, `null` when there is somebody. */
  secret(): Promise<string | null>;
  isRight(secret: string): boolean;
  done(): void;
}

/** Makes the link of this start. */
export function openSetUpLink(database: Database): SetUpLink {
  const secret = newSecret();
  let isDone = false;
  const look = async () => {
    if (isDone) return true;
    const found = await database.door(({ db }) => db.selectFrom("person").select("person_id").limit(1).executeTakeFirst());
    return (isDone = found !== undefined);
  };
  return {
    isDone: look,
    secret: async () => ((await look()) ? null : secret),
    isRight: (given) => !isDone && timingSafeEqual(secretHash(given), secretHash(secret)),
    done: () => void (isDone = true),
  };
}
