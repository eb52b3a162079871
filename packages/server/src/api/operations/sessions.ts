import { INSTALLATION } from "@kaiji/storage";
import { z } from "zod";
import { IDLE_MS } from "../../people/sessions.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";

const TAG = "自分";

/** One's own sessions, on all devices. */
export const SESSIONS = [
  operation({
    id: "listSessions",
    method: "get",
    path: "/api/me/sessions",
    tag: TAG,
    summary: "サインインしている端末 / where I am signed in",
    access: "session",
    answer: z.object({ items: z.array(z.object({ id: z.uuid(), device: z.string(), address: z.string(), createdAt: z.string(), seenAt: z.string(), isThis: z.boolean() })) }),
    async handle({ services, caller }) {
      const rows = await services.keeping.database.door(({ db, at }) =>
        db.selectFrom("session").select(["id", "device", "address", "created_at", "seen_at"]).where("person_id", "=", caller.personId).where("revoked_at", "is", null).where("expires_at", ">", at).where("seen_at", ">", new Date(at.getTime() - IDLE_MS)).orderBy("seen_at", "desc").execute(),
      );
      return { body: { items: rows.map((row) => ({ id: row.id, device: row.device, address: row.address, createdAt: row.created_at.toISOString(), seenAt: row.seen_at.toISOString(), isThis: row.id === caller.sessionId })) } };
    },
  }),
  operation({
    id: "endSession",
    method: "delete",
    path: "/api/me/sessions/{sessionId}",
    tag: TAG,
    summary: "ほかの端末のサインインを終わらせる / end one of my sessions",
    access: "session",
    status: 204,
    async handle({ services, caller, actor, params }) {
      await services.keeping.database.door(async (door) => {
        const { numUpdatedRows } = await door.db.updateTable("session").set({ revoked_at: door.at }).where("person_id", "=", caller.personId).where("id", "=", params["sessionId"] ?? "").where("revoked_at", "is", null).executeTakeFirst();
        if (numUpdatedRows === 0n) throw new Refusal("not-found");
        (await door.enter(INSTALLATION, actor)).audit({ action: "session.revoke", subjectKind: "session", subjectId: params["sessionId"], subjectName: caller.email });
      });
      services.sessions.forget();
      return { status: 204 };
    },
  }),
];
