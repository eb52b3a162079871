import { withPacks, type FormPack, type Library } from "@kaiji/domain";
import type { Database } from "@kaiji/storage";

/** The forms that an organization has learned, oldest first. */
export async function readPacks(db: ReturnType<Database["read"]>, organizationId: string): Promise<FormPack[]> {
  const rows = await db
    .selectFrom("form_pack")
    .select((select) => ["content", select.cast<string>("document", "text").as("document")])
    .where("organization_id", "=", organizationId)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ content, document }) => packOf(content, document));
}

/** A kept pack put together again: what it is called and how it follows another form stands in the record. */
export function packOf(content: Readonly<Record<string, unknown>>, document: string): FormPack {
  return { ...(JSON.parse(document) as Omit<FormPack, "id" | "map">), id: String(content["packId"]), map: content["map"] as FormPack["map"] };
}

/**
 * The library of each organization: what ships, what the installation has learned, and what the organization has. It is
 * made anew when one of these has changed; one question to the database tells.
 */
export function organizationLibraries(database: Database, installation: () => Library): (organizationId: string) => Promise<Library> {
  const known = new Map<string, { readonly base: Library; readonly state: string; readonly library: Library }>();
  return async (organizationId) => {
    const base = installation();
    const db = database.read(organizationId);
    const rows = await db.selectFrom("form_pack").select(["id", "version"]).where("organization_id", "=", organizationId).where("removed_at", "is", null).orderBy("id").execute();
    const state = rows.map(({ id, version }) => `${id}:${version}`).join();
    if (state === "") return base;
    const before = known.get(organizationId);
    if (before !== undefined && before.base === base && before.state === state) return before.library;
    const installed = new Set(base.packs?.map((pack) => pack.hash));
    const library = withPacks(base, (await readPacks(db, organizationId)).filter((pack) => !installed.has(pack.hash)));
    if (known.size >= REMEMBERED) known.clear();
    known.set(organizationId, { base, state, library });
    return library;
  };
}

/** Organizations whose library is kept ready. */
const REMEMBERED = 50;
