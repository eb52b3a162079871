import { startContent } from "@kaiji/formats/api";
import { addRecord, changeRecord, listRecords, lockKey } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";

const TAG = "はじめに";
const PATH = "/api/organizations/{organizationId}/start";
const progress = z.object({ organizationKind: z.string(), progress: startContent.nullable() });

/** How far an organization has come in the guided first hour; everyone in it goes on from there. */
export const START_PROGRESS = [
  operation({
    id: "getStart",
    method: "get",
    path: PATH,
    tag: TAG,
    summary: "「はじめに」がどこまで進んだか / how far the first hour has come",
    access: "read",
    answer: progress,
    async handle({ services, organizationId }) {
      const db = services.keeping.database.read(organizationId);
      const organization = await db.selectFrom("organization").select("kind").where("organization_id", "=", organizationId).executeTakeFirst();
      if (organization === undefined) throw new Refusal("not-found");
      const [kept] = await listRecords(db, "start_progress", organizationId, { limit: 1 });
      return { body: { organizationKind: organization.kind, progress: kept === undefined ? null : startContent.parse(kept.content) } };
    },
  }),
  operation({
    id: "setStart",
    method: "put",
    path: PATH,
    tag: TAG,
    summary: "「はじめに」がどこまで進んだかを残す / keep how far the first hour has come",
    access: "write",
    body: startContent,
    answer: startContent,
    handle: ({ services, organizationId, actor, body }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        // One progress an organization, also when two people begin at once.
        await lockKey(work, "start_progress");
        const [kept] = await listRecords(work.db, "start_progress", organizationId, { limit: 1 });
        if (kept === undefined) await addRecord(work, "start_progress", body);
        else await changeRecord(work, "start_progress", kept.id, null, body);
        return { body };
      }),
  }),
];
