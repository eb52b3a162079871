import { oversightConsentContent, standingContent } from "@kaiji/formats/api";
import { readRecord } from "@kaiji/storage";
import { z } from "zod";
import { addJob } from "../../jobs/job.ts";
import { giveConsent, withdrawConsent } from "../../oversight/consent.ts";
import { makeStanding } from "../../oversight/make-standing.ts";
import { openOversightCode } from "../../oversight/oversight-code.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "状況を見せる同意";
const BASE = "/api/organizations/{organizationId}/oversight-consents";
const code = z.string().max(200);

/** An institution's consent to an overseer, and what is shown by it. */
export const OVERSIGHT = [
  ...readingOperations({ kind: "oversight_consent", plural: "oversight-consents", name: "OversightConsent", tag: TAG, ja: "同意", en: "consent", content: oversightConsentContent }),
  operation({
    id: "getOwnStanding",
    method: "get",
    path: "/api/organizations/{organizationId}/standing",
    tag: TAG,
    summary: "同意すると見せるもの、そのまま / exactly what a consent shows",
    access: "read",
    answer: standingContent,
    handle: async ({ services, organizationId }) => ({ body: await makeStanding(services.keeping.database, organizationId, await services.libraryOf(organizationId), services.now()) }),
  }),
  operation({
    id: "lookAtOversightCode",
    method: "post",
    path: `${BASE}/look`,
    tag: TAG,
    summary: "だれの招待コードかを確かめる / whose code it is",
    access: "manage",
    body: z.strictObject({ code }),
    answer: z.object({ overseerName: z.string() }),
    handle: ({ services, actor, body }) => services.keeping.database.door(async (door) => ({ body: { overseerName: (await openOversightCode(door, body.code, actor)).overseerName } })),
  }),
  operation({
    id: "giveOversightConsent",
    method: "post",
    path: BASE,
    tag: TAG,
    summary: "状況を見せることに同意する / consent to show one's standing",
    access: "manage",
    body: z.strictObject({ code }),
    answer: recordAnswer(oversightConsentContent),
    status: 201,
    async handle({ services, organizationId, actor, body }) {
      const consent = await giveConsent(services.keeping.database, organizationId, actor, body.code);
      services.jobs.wake();
      return answerRecord(consent, 201);
    },
  }),
  operation({
    id: "copyStandingNow",
    method: "post",
    path: `${BASE}/{id}/copy`,
    tag: TAG,
    summary: "いまの状況を送る / send today's standing now",
    access: "write",
    answer: z.object({ id: z.uuid() }),
    status: 202,
    async handle({ services, organizationId, actor, params }) {
      const { database } = services.keeping;
      const consent = await readRecord(database, "oversight_consent", organizationId, params["id"] ?? "");
      if (consent === null) throw new Refusal("not-found");
      if (consent.content["state"] !== "given") throw new Refusal("state-differs", { state: String(consent.content["state"]) });
      const job = await database.change(organizationId, actor, (work) => addJob(work, "copy-standing", { consentId: consent.id }, `状況の写し → ${String(consent.content["overseerName"])}`));
      services.jobs.wake();
      return { status: 202, body: { id: job.id } };
    },
  }),
  operation({
    id: "withdrawOversightConsent",
    method: "delete",
    path: `${BASE}/{id}`,
    tag: TAG,
    summary: "同意を取り消す(相手の写しは消える) / take a consent back; the copy is emptied",
    access: "manage",
    answer: recordAnswer(oversightConsentContent),
    handle: async ({ services, organizationId, actor, params }) => answerRecord(await withdrawConsent(services.keeping.database, organizationId, actor, params["id"] ?? "")),
  }),
];
