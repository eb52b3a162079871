import { INSTALLATION, lockKey } from "@kaiji/storage";
import { z } from "zod";
import { strangerAt } from "../../people/caller.ts";
import { keepChallenge, takeChallenge } from "../../people/challenges.ts";
import { enterPerson, stageAfterPassword } from "../../people/enter-person.ts";
import { comeBack, goOutside, type OutsideFlow, type OutsidePerson, type OutsideProvider } from "../../people/outside-sign-in.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { cookieHeader } from "../cookies.ts";
import { operation, type SetCookie } from "../operation.ts";
import type { Services } from "../services.ts";
import { line } from "../schemas.ts";

const TAG = "サインイン";
const RETURN_PATH = "/api/sign-in/outside-return";
const issuerField = z.url({ protocol: /^https?$/ }).max(1000);

/** Signing in with a hospital's own OpenID Connect provider. */
export const OUTSIDE_SIGN_IN = [
  operation({
    id: "getIdentityProvider",
    method: "get",
    path: "/api/organizations/{organizationId}/identity-provider",
    tag: TAG,
    summary: "外部のサインイン(OpenID Connect)の設定 / the organization's provider",
    access: "manage",
    answer: z.object({ issuer: z.string(), clientId: z.string() }).nullable(),
    async handle({ services, organizationId }) {
      const row = await services.keeping.database.read(organizationId).selectFrom("identity_provider").selectAll().where("organization_id", "=", organizationId).executeTakeFirst();
      return { body: row === undefined ? null : { issuer: row.issuer, clientId: row.client_id }, version: row?.version ?? 0 };
    },
  }),
  operation({
    id: "setIdentityProvider",
    method: "put",
    path: "/api/organizations/{organizationId}/identity-provider",
    tag: TAG,
    summary: "外部のサインインを設定する(まだなければ If-Match は \"0\") / name the provider; If-Match is \"0\" while there is none",
    access: "manage",
    needsVersion: true,
    body: z.strictObject({ issuer: issuerField, clientId: line(200), clientSecret: z.string().min(1).max(500) }),
    status: 204,
    async handle({ services, organizationId, actor, body, version }) {
      services.reach.check(body.issuer);
      const values = { issuer: body.issuer, client_id: body.clientId, sealed_secret: services.keeping.seal.seal(Buffer.from(body.clientSecret), `identity-provider:${organizationId}`) };
      await services.keeping.database.change(organizationId, actor, async (work) => {
        await lockKey(work, "identity-provider");
        const kept = await work.db.selectFrom("identity_provider").select("version").where("organization_id", "=", organizationId).executeTakeFirst();
        if ((kept?.version ?? 0) !== version) throw new Refusal("record-changed");
        const next = { ...values, version: version + 1, changed_at: work.at };
        await work.db
          .insertInto("identity_provider")
          .values({ organization_id: organizationId, ...next })
          .onConflict((on) => on.column("organization_id").doUpdateSet(next))
          .execute();
        work.audit({ action: "identity-provider.set", subjectKind: "organization", subjectId: organizationId, after: { issuer: body.issuer, clientId: body.clientId } });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "removeIdentityProvider",
    method: "delete",
    path: "/api/organizations/{organizationId}/identity-provider",
    tag: TAG,
    summary: "外部のサインインをやめる / remove the provider",
    access: "manage",
    status: 204,
    async handle({ services, organizationId, actor }) {
      await services.keeping.database.change(organizationId, actor, async (work) => {
        await work.db.deleteFrom("identity_provider").where("organization_id", "=", organizationId).execute();
        work.audit({ action: "identity-provider.remove", subjectKind: "organization", subjectId: organizationId });
      });
      return { status: 204 };
    },
  }),
  operation({
    id: "goToIdentityProvider",
    method: "get",
    path: "/api/sign-in/outside/{id}",
    tag: TAG,
    summary: "組織(id)の外部のサインインへ進む(転送) / go to the provider of organization {id}",
    access: "open",
    answerMedia: "text/html",
    async handle({ services, params, site }) {
      const organizationId = params["id"] ?? "";
      const provider = await findProvider(services, organizationId);
      const { url, flow } = await goOutside(services.reach, provider, `${site}${RETURN_PATH}`);
      const id = await services.keeping.database.door((door) => keepChallenge(door, "outside", { organizationId, ...flow }));
      return moved(url, [{ name: "flow", value: id }], site);
    },
  }),
  operation({
    id: "returnFromIdentityProvider",
    method: "get",
    path: RETURN_PATH,
    tag: TAG,
    summary: "外部のサインインから戻る(転送) / come back from the provider",
    access: "open",
    query: z.looseObject({ state: z.string().max(500) }),
    answerMedia: "text/html",
    async handle({ services, request, cookies, origin, site }) {
      const { database } = services.keeping;
      const id = z.uuid().safeParse(cookies["flow"]);
      if (!id.success) throw new Refusal("link-spent");
      const kept = await database.door((door) => takeChallenge(door, id.data, "outside"));
      const organizationId = String(kept["organizationId"]);
      const returned = new URL(`${site}${RETURN_PATH}${new URL(request.url).search}`);
      const outside = await comeBack(services.reach, await findProvider(services, organizationId), returned, kept as unknown as OutsideFlow);
      const entered = await database.door(async (door) => {
        const person = await findMember(door, organizationId, outside);
        if (person === null) {
          (await door.enter(INSTALLATION, strangerAt(origin, outside.email ?? outside.subject))).audit({ action: "session.refused", after: { how: "outside", issuer: outside.issuer } });
          return null;
        }
        const stage = outside.hasSecondFactor ? "full" : await stageAfterPassword(door, person.personId);
        return enterPerson(services, door, person, stage, "outside", origin);
      });
      if (entered === null) throw new Refusal("outside-unknown");
      return moved("/workspace", [...entered, { name: "flow", value: null }], site);
    },
  }),
];

async function findProvider(services: Services, organizationId: string): Promise<OutsideProvider> {
  const { database, seal } = services.keeping;
  const row = await database.read(organizationId).selectFrom("identity_provider").selectAll().where("organization_id", "=", organizationId).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return { issuer: row.issuer, clientId: row.client_id, clientSecret: seal.open(row.sealed_secret, `identity-provider:${organizationId}`).toString("utf8") };
}

type Door = Parameters<Parameters<Services["keeping"]["database"]["door"]>[0]>[0];

/**
 * The member that an outside person is: known from before, or by a verified address. Only members of the
 * organization that named the provider, so that no provider can speak for people of another organization.
 */
async function findMember(door: Door, organizationId: string, { issuer, subject, email }: OutsidePerson) {
  const linked = await door.db.selectFrom("outside_identity").select("person_id").where("issuer", "=", `${organizationId} ${issuer}`).where("subject", "=", subject).executeTakeFirst();
  const person = await door.db
    .selectFrom("person")
    .select(["person_id", "name", "email"])
    .where("disabled_at", "is", null)
    .where((where) => (linked === undefined ? where("email", "=", email ?? "") : where("person_id", "=", linked.person_id)))
    .executeTakeFirst();
  if (person === undefined) return null;
  await door.actFor(person.person_id);
  const memberships = await door.db.selectFrom("membership").select(["organization_id", "ends_at"]).where("person_id", "=", person.person_id).where("removed_at", "is", null).execute();
  const inForce = memberships.filter(({ ends_at }) => ends_at === null || ends_at > door.at);
  // Who belongs elsewhere too is not let in by one organization's provider alone.
  if (inForce.length !== 1 || inForce[0]?.organization_id !== organizationId) return null;
  if (linked === undefined) await door.db.insertInto("outside_identity").values({ issuer: `${organizationId} ${issuer}`, subject, person_id: person.person_id, created_at: door.at }).execute();
  return { personId: person.person_id, name: person.name, email: person.email };
}

function moved(to: string, cookies: readonly SetCookie[], site: string): Response {
  const headers = new Headers({ Location: to });
  for (const cookie of cookies) headers.append("Set-Cookie", cookieHeader(cookie, site.startsWith("https:")));
  return new Response(null, { status: 302, headers });
}
