import { INSTALLATION, makeOrganization, newId } from "@kaiji/storage";
import { z } from "zod";
import { enterPerson } from "../../people/enter-person.ts";
import { strangerAt } from "../../people/caller.ts";
import { hashPassword } from "../../people/password.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { emailField, line, organizationKind, passwordField } from "../schemas.ts";

/** The first steps of an installation: whether anybody is there, and the first administrator. */
export const SET_UP = [
  operation({
    id: "getState",
    method: "get",
    path: "/api/state",
    tag: "はじめに",
    summary: "最初の管理者がいるか / whether there is a first administrator",
    access: "open",
    answer: z.object({ isSetUp: z.boolean() }),
    handle: async ({ services }) => ({ body: { isSetUp: await services.setUpLink.isDone() } }),
  }),
  operation({
    id: "setUp",
    method: "post",
    path: "/api/set-up",
    tag: "はじめに",
    summary: "最初の管理者と組織を作る(画面に表示された1回限りのリンクで) / make the first administrator with the one-time link",
    access: "open",
    body: z.strictObject({ secret: z.string().min(20).max(100), name: line(), email: emailField, password: passwordField, organization: z.strictObject({ name: line(), kind: organizationKind }) }),
    answer: z.object({ organizationId: z.uuid(), personId: z.uuid() }),
    status: 201,
    async handle({ services, body, origin }) {
      if (await services.setUpLink.isDone()) throw new Refusal("link-spent");
      if (!services.setUpLink.isRight(body.secret)) throw new Refusal("link-spent");
      const passwordHash = await hashPassword(body.password, [body.name, body.email.split("@")[0] ?? "", body.organization.name]);
      const personId = newId();
      const organizationId = newId();
      const cookies = await services.keeping.database.door(async (door) => {
        const actor = { ...strangerAt(origin, body.name), personId };
        // The chain of the installation is locked first: of two who open the link at once, one finds the other.
        const installation = await door.enter(INSTALLATION, actor);
        await installation.db.selectFrom("audit_head").select("number").where("organization_id", "=", INSTALLATION).forUpdate().executeTakeFirst();
        if ((await door.db.selectFrom("person").select("person_id").limit(1).executeTakeFirst()) !== undefined) throw new Refusal("link-spent");
        installation.audit({ action: "installation.set-up", subjectKind: "person", subjectId: personId, subjectName: body.email });
        await door.db
          .insertInto("person")
          .values({ person_id: personId, email: body.email, name: body.name, password_hash: passwordHash, password_changed_at: door.at, totp_secret: null, created_at: door.at, disabled_at: null })
          .execute();
        const person = { personId, name: body.name, email: body.email };
        const entered = await enterPerson(services, door, person, "enrol", "set-up", origin);
        const work = await door.enter(organizationId, actor);
        await makeOrganization(work, services.keeping.signer, body.organization.name, body.organization.kind);
        await work.db
          .insertInto("membership")
          .values({ organization_id: organizationId, person_id: personId, organization_name: body.organization.name, name: body.name, email: body.email, role: "administrator", ends_at: null, created_at: door.at, removed_at: null })
          .execute();
        work.audit({ action: "member.add", subjectKind: "person", subjectId: personId, subjectName: body.name, after: { role: "administrator" } });
        return entered;
      });
      services.setUpLink.done();
      services.memberships.forget();
      return { status: 201, body: { organizationId, personId }, cookies };
    },
  }),
];
