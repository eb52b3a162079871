import type { Database, Role } from "@kaiji/storage";

/** An organization that a person belongs to. */
export interface Membership {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly role: Role;
  /** ISO 8601; `null` has no end. */
  readonly endsAt: string | null;
}

/** Who belongs where. What is known is at most five seconds old, and forgotten at every change made here. */
export interface Memberships {
  of(personId: string): Promise<readonly Membership[]>;
  forget(): void;
}

const FRESH_MS = 5_000;

/** Opens the memberships of a database. */
export function openMemberships(database: Database, now: () => number = Date.now): Memberships {
  let cache = new Map<string, { readonly list: readonly Membership[]; readonly until: number }>();
  return {
    async of(personId) {
      const cached = cache.get(personId);
      if (cached !== undefined && cached.until > now()) return inForce(cached.list, now());
      const into = cache;
      const list = await lookUp(database, personId);
      if (into.size > 10_000) into.clear();
      // Into what was forgotten meanwhile when it was: what was found may be of before the change.
      into.set(personId, { list, until: now() + FRESH_MS });
      return inForce(list, now());
    },
    forget: () => void (cache = new Map()),
  };
}

function inForce(list: readonly Membership[], now: number): Membership[] {
  return list.filter(({ endsAt }) => endsAt === null || Date.parse(endsAt) > now);
}

function lookUp(database: Database, personId: string): Promise<Membership[]> {
  return database.door(async (door) => {
    await door.actFor(personId);
    const rows = await door.db.selectFrom("membership").select(["organization_id", "organization_name", "role", "ends_at"]).where("person_id", "=", personId).where("removed_at", "is", null).orderBy("organization_name").execute();
    return rows.map((row) => ({ organizationId: row.organization_id, organizationName: row.organization_name, role: row.role, endsAt: row.ends_at?.toISOString() ?? null }));
  });
}
