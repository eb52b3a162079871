import { KAIJI, makeOrganization, newId } from "@kaiji/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type OpenedDatabase } from "../../../../tests/contract/both-databases.ts";
import { makeApiToken, openApiTokens } from "./api-tokens.ts";
import { openMemberships } from "./memberships.ts";

const organizationId = newId();
const personId = newId();
let opened: OpenedDatabase;

beforeAll(async () => {
  opened = await openTestDatabase("embedded");
  await opened.database.change(organizationId, KAIJI, async (work) => {
    await makeOrganization(work, opened.signer, "架空の医院", "institution");
    await work.db.insertInto("membership").values({ organization_id: organizationId, person_id: personId, organization_name: "架空の医院", name: "山田 花子", email: "hanako@example.jp", role: "administrator", ends_at: null, created_at: work.at, removed_at: null }).execute();
  });
}, 60_000);
afterAll(() => opened?.close());

describe("what is forgotten while it is looked up is not remembered", () => {
  it("of a token that is revoked meanwhile", async () => {
    const { database } = opened;
    const tokens = openApiTokens(database);
    const { id, text } = await database.change(organizationId, KAIJI, (work) => makeApiToken(work, { name: "連携", scope: "read", expiresAt: new Date(Date.now() + 60_000), createdBy: personId }));
    const looking = tokens.find(text);
    tokens.forget();
    expect(await looking).not.toBeNull();
    await database.change(organizationId, KAIJI, (work) => work.db.updateTable("api_token").set({ revoked_at: work.at }).where("organization_id", "=", organizationId).where("id", "=", id).execute());
    expect(await tokens.find(text)).toBeNull();
  });

  it("of a member who is removed meanwhile", async () => {
    const { database } = opened;
    const memberships = openMemberships(database);
    const looking = memberships.of(personId);
    memberships.forget();
    expect((await looking).length).toBe(1);
    await database.change(organizationId, KAIJI, (work) => work.db.updateTable("membership").set({ removed_at: work.at }).where("organization_id", "=", organizationId).where("person_id", "=", personId).execute());
    expect(await memberships.of(personId)).toEqual([]);
  });
});
