import { INSTALLATION, newId, type Database, type DoorWork } from "@kaiji/storage";
import { strangerAt, type Origin, type SessionCaller, type SessionStage } from "./caller.ts";
import { newSecret, secretHash } from "./secret-token.ts";

/** Without use a session ends after this, and in any case after the second (milliseconds). */
export const IDLE_MS = 60 * 60_000;
export const LONGEST_MS = 12 * 60 * 60_000;

/** A token is exchanged after this; the old one still works for a moment, for requests that are under way. */
const ROTATE_MS = 15 * 60_000;
const GRACE_MS = 30_000;

/** A session is looked up again after this, and is written as seen after the second. */
const FRESH_MS = 5_000;
const SEEN_MS = 60_000;

const MOST_CACHED = 10_000;

export interface FoundSession {
  readonly caller: SessionCaller;
  /** The token that the browser is to use from now on, when it was exchanged. */
  readonly newToken: string | null;
}

/** Sessions of browsers: made, found, exchanged, ended. */
export interface Sessions {
  /** Starts a session inside a transaction at the door. @returns the token, which is kept nowhere else */
  start(door: DoorWork, personId: string, stage: SessionStage, origin: Origin): Promise<string>;
  /** Finds the session of a token. A token that was exchanged long ago ends its session: someone has copied it. */
  find(token: string, origin: Origin): Promise<FoundSession | null>;
  /** Forgets what is cached, after anything about sessions or people has changed. */
  forget(): void;
}

interface Cached {
  readonly caller: SessionCaller;
  readonly until: number;
}

/** Opens the sessions of a database. */
export function openSessions(database: Database, now: () => number = Date.now): Sessions {
  const cache = new Map<string, Cached>();
  const underWay = new Map<string, Promise<FoundSession | null>>();
  return {
    async start({ db, at }, personId, stage, origin) {
      const token = newSecret();
      await db
        .insertInto("session")
        .values({ person_id: personId, id: newId(at.getTime()), token_hash: secretHash(token), previous_hash: null, rotated_at: at, stage, device: origin.device, address: origin.address, created_at: at, seen_at: at, expires_at: new Date(at.getTime() + LONGEST_MS), revoked_at: null })
        .execute();
      return token;
    },
    async find(token, origin) {
      const hash = secretHash(token);
      const key = hash.toString("base64");
      const cached = cache.get(key);
      if (cached !== undefined && cached.until > now()) return { caller: cached.caller, newToken: null };
      cache.delete(key);
      // Requests that come together with one token are answered by one look.
      const earlier = underWay.get(key);
      if (earlier !== undefined) return earlier;
      const looking = lookUp(database, hash, origin, now());
      underWay.set(key, looking);
      try {
        const found = await looking;
        // Not when it was forgotten meanwhile: what was found may be of before the change.
        if (found !== null && found.newToken === null && underWay.get(key) === looking) {
          if (cache.size >= MOST_CACHED) cache.clear();
          // Not all at one moment: people who came together must not come to the database together ever after.
          cache.set(key, { caller: found.caller, until: now() + FRESH_MS * (0.5 + Math.random() / 2) });
        }
        return found;
      } finally {
        if (underWay.get(key) === looking) underWay.delete(key);
      }
    },
    forget() {
      cache.clear();
      underWay.clear();
    },
  };
}

function lookUp(database: Database, hash: Buffer, origin: Origin, now: number): Promise<FoundSession | null> {
  return database.door(async (door) => {
    const row = await door.db
      .selectFrom("session")
      .innerJoin("person", "person.person_id", "session.person_id")
      .select(["session.id", "session.person_id", "token_hash", "rotated_at", "seen_at", "expires_at", "stage", "name", "email"])
      .where((where) => where.or([where("token_hash", "=", hash), where("previous_hash", "=", hash)]))
      .where("revoked_at", "is", null)
      .where("disabled_at", "is", null)
      .executeTakeFirst();
    if (row === undefined) return endSpent(door, hash, origin);
    if (row.expires_at.getTime() < now || row.seen_at.getTime() < now - IDLE_MS) return null;
    const caller: SessionCaller = { kind: "session", personId: row.person_id, sessionId: row.id, name: row.name, email: row.email, stage: row.stage };
    const isCurrent = row.token_hash.equals(hash);
    const age = now - row.rotated_at.getTime();
    if (!isCurrent && age > GRACE_MS) {
      await endReplayed(door, caller, origin);
      return null;
    }
    if (isCurrent && age > ROTATE_MS) return { caller, newToken: await exchange(door, caller, hash, now) };
    if (now - row.seen_at.getTime() > SEEN_MS) await door.db.updateTable("session").set({ seen_at: new Date(now) }).where("id", "=", row.id).execute();
    return { caller, newToken: null };
  });
}

/** A token of before the last exchange: whoever sends it has a copy, or has been robbed of the newer ones. Nobody goes on with that session. */
async function endSpent(door: DoorWork, hash: Buffer, origin: Origin): Promise<null> {
  const row = await door.db
    .selectFrom("spent_token")
    .innerJoin("session", (join) => join.onRef("session.person_id", "=", "spent_token.person_id").onRef("session.id", "=", "spent_token.session_id"))
    .innerJoin("person", "person.person_id", "session.person_id")
    .select(["session.id", "session.person_id", "name", "email", "stage"])
    .where("spent_token.token_hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (row !== undefined) await endReplayed(door, { kind: "session", personId: row.person_id, sessionId: row.id, name: row.name, email: row.email, stage: row.stage }, origin);
  return null;
}

async function exchange(door: DoorWork, caller: SessionCaller, hash: Buffer, now: number): Promise<string | null> {
  const token = newSecret();
  const { numUpdatedRows } = await door.db
    .updateTable("session")
    .set({ token_hash: secretHash(token), previous_hash: hash, rotated_at: new Date(now), seen_at: new Date(now) })
    .where("id", "=", caller.sessionId)
    .where("token_hash", "=", hash)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return null;
  await door.db.deleteFrom("spent_token").where("person_id", "=", caller.personId).where("spent_at", "<", new Date(now - LONGEST_MS)).execute();
  await door.db.insertInto("spent_token").values({ token_hash: hash, person_id: caller.personId, session_id: caller.sessionId, spent_at: new Date(now) }).execute();
  return token;
}

async function endReplayed(door: DoorWork, caller: SessionCaller, origin: Origin): Promise<void> {
  await door.db.updateTable("session").set({ revoked_at: door.at }).where("id", "=", caller.sessionId).execute();
  const work = await door.enter(INSTALLATION, strangerAt(origin, caller.email));
  work.audit({ action: "session.replayed", subjectKind: "session", subjectId: caller.sessionId, subjectName: caller.email });
}
