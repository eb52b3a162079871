import { compareDisclosures, openReadings } from "@kaiji/domain";
import { refusalSentence } from "@kaiji/formats";
import { answerDecision, comparisonAnswer, connections, disclosureDates, excerptAnswer, readingsAnswer } from "@kaiji/formats/api";
import { addRecord, changeRecord, findRecord, readRecord, removeRecord, type KeptRecord } from "@kaiji/storage";
import { z } from "zod";
import { listAnswerDecisions } from "../../filing/answer-decisions.ts";
import { connectDisclosure, sameOriginal } from "../../filing/file-disclosures.ts";
import { judgingRulesOf } from "../../filing/judging-rules.ts";
import { readOwnFile } from "../../filing/kept-bytes.ts";
import { readKeptDisclosure, settleDisclosure } from "../../filing/settle.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation, type OrganizationCall } from "../operation.ts";
import { idField } from "../schemas.ts";
import { answerRecord, recordAnswer, shownRecord } from "./records.ts";

const TAG = "開示書";
const base = "/api/organizations/{organizationId}/disclosures/{id}";
const content = z.looseObject({ form: z.string() });

/** What people do with a disclosure after it was read: see where it is unclear, settle that, compare revisions, confirm systems. */
export const DISCLOSURE_READINGS = [
  operation({
    id: "getReadings",
    method: "get",
    path: `${base}/readings`,
    tag: TAG,
    summary: "読み取りで人の確認が要るところと、その判断 / what a person must look at in a reading, and what they decided",
    access: "read",
    answer: readingsAnswer,
    handle: async (call) => ({ body: await shownReadings(call, await findDisclosure(call)) }),
  }),
  operation({
    id: "getExcerpt",
    method: "get",
    path: `${base}/excerpt`,
    tag: TAG,
    summary: "元のファイルの、その場所のまわり / what stands around a place in the original",
    access: "read",
    query: z.strictObject({ source: z.string().min(1).max(400) }),
    answer: excerptAnswer,
    async handle(call) {
      const { services, organizationId, query } = call;
      const disclosure = await findDisclosure(call);
      const fileName = String(disclosure.content["fileName"]);
      const bytes = await readOwnFile(services.keeping, organizationId, String(disclosure.content["sha256"]));
      const opened = await services.reader.run<"excerpt">({ what: "excerpt", source: query.source }, bytes, fileName, await services.libraryOf(organizationId));
      if (!opened.ok) throw new Refusal("unreadable-file", { reason: opened.refusal.code }, [{ path: fileName, message: `${refusalSentence(opened.refusal, "ja")} / ${refusalSentence(opened.refusal, "en")}` }]);
      if (opened.value === null) throw new Refusal("not-found");
      return { body: opened.value };
    },
  }),
  operation({
    id: "decideReading",
    method: "post",
    path: `${base}/readings`,
    tag: TAG,
    summary: "読み取れなかった回答を、元のファイルを見て決める(理由と人が残り、照合し直す) / settle what the reader did not understand; it is judged anew",
    access: "write",
    body: answerDecision,
    answer: readingsAnswer,
    async handle(call) {
      const { services, organizationId, actor, body } = call;
      const rules = await judgingRulesOf(services, organizationId);
      await services.keeping.database.change(organizationId, actor, async (work) => {
        const disclosure = await findRecord(work.db, "disclosure", organizationId, call.params["id"] ?? "");
        if (disclosure === null || disclosure.removedAt !== null) throw new Refusal("not-found");
        const open = openReadings(await readKeptDisclosure(work.db, organizationId, disclosure)).find(({ item }) => item === body.item);
        // What the provider answered clearly is not ours to change.
        if (open === undefined) throw new Refusal("state-differs", { state: "answered" });
        const decided = { item: body.item, answer: body.answer, reason: body.reason, text: open.text, source: open.source, code: open.code, byName: actor.name, at: work.at.toISOString() };
        // The cell says the same for every system that the original counts for.
        for (const { id } of await sameOriginal(work, disclosure)) {
          const earlier = (await listAnswerDecisions(work.db, organizationId, id)).find(({ content: kept }) => kept["item"] === body.item);
          const next = { disclosureId: id, ...decided };
          if (body.answer === null) {
            if (earlier === undefined && id === disclosure.id) throw new Refusal("not-found");
            if (earlier !== undefined) await removeRecord(work, "answer_decision", earlier.id, null);
          } else if (earlier === undefined) await addRecord(work, "answer_decision", next);
          else await changeRecord(work, "answer_decision", earlier.id, null, next);
          await settleDisclosure(work, id, rules);
        }
      });
      services.jobs.wake();
      return { body: await shownReadings(call, await findDisclosure(call)) };
    },
  }),
  operation({
    id: "setDisclosureDates",
    method: "put",
    path: `${base}/dates`,
    tag: TAG,
    summary: "受け取った日と、使う期限を決める(書式にある日はそのまま) / when it came and until when it is taken; the day on the form stays",
    access: "write",
    needsVersion: true,
    body: disclosureDates,
    answer: recordAnswer(content),
    handle: ({ services, organizationId, actor, params, body, version }) =>
      services.keeping.database.change(organizationId, actor, async (work) => {
        const disclosure = await findRecord(work.db, "disclosure", organizationId, params["id"] ?? "");
        if (disclosure === null) throw new Refusal("not-found");
        return answerRecord(await changeRecord(work, "disclosure", disclosure.id, version, { ...disclosure.content, ...body }));
      }),
  }),
  operation({
    id: "compareDisclosures",
    method: "get",
    path: `${base}/comparison`,
    tag: TAG,
    summary: "前の開示書からの違い / what changed since an earlier revision",
    access: "read",
    query: z.strictObject({ since: idField }),
    answer: comparisonAnswer,
    async handle(call) {
      const { services, organizationId, query } = call;
      const [newer, older] = [await findDisclosure(call), await findDisclosure(call, query.since)];
      if (newer.content["form"] !== older.content["form"]) throw new Refusal("state-differs", { state: "other-form" });
      const db = services.keeping.database.read(organizationId);
      return { body: compareDisclosures(await readKeptDisclosure(db, organizationId, older), await readKeptDisclosure(db, organizationId, newer)) };
    },
  }),
  operation({
    id: "connectDisclosures",
    method: "post",
    path: "/api/organizations/{organizationId}/disclosure-connections",
    tag: TAG,
    summary: "確認した開示書を、まとめて台帳のシステムに結び付ける(全部か、何もしないか) / connect confirmed disclosures with their systems, all or none",
    access: "write",
    body: connections,
    answer: z.object({ items: z.array(recordAnswer(content)) }),
    async handle({ services, organizationId, actor, body }) {
      const rules = await judgingRulesOf(services, organizationId);
      const items = await services.keeping.database.change(organizationId, actor, async (work) => {
        const connected: KeptRecord[] = [];
        for (const { disclosureId, version, systemId, part } of body.items) {
          const [disclosure, system] = [await findRecord(work.db, "disclosure", organizationId, disclosureId), await findRecord(work.db, "system", organizationId, systemId)];
          if (disclosure === null || disclosure.removedAt !== null || system === null || system.removedAt !== null) throw new Refusal("not-found");
          if (disclosure.version !== version) throw new Refusal("record-changed");
          connected.push((await connectDisclosure(work, disclosure, systemId, rules, part)).disclosure);
        }
        return connected.map(shownRecord);
      });
      services.jobs.wake();
      return { body: { items } };
    },
  }),
];

/** @throws Refusal `not-found` */
async function findDisclosure({ services, organizationId, params }: OrganizationCall<unknown, unknown>, id: string = params["id"] ?? ""): Promise<KeptRecord> {
  const found = await readRecord(services.keeping.database, "disclosure", organizationId, id);
  if (found === null) throw new Refusal("not-found");
  return found;
}

async function shownReadings({ services, organizationId }: OrganizationCall<unknown, unknown>, disclosure: KeptRecord) {
  const db = services.keeping.database.read(organizationId);
  const decisions = new Map((await listAnswerDecisions(db, organizationId, disclosure.id)).map(({ content: kept }) => [kept["item"], kept]));
  return {
    items: openReadings(await readKeptDisclosure(db, organizationId, disclosure)).map((reading) => {
      const kept = decisions.get(reading.item);
      return { ...reading, decision: kept === undefined ? null : { answer: kept["answer"], reason: kept["reason"], byName: kept["byName"], at: kept["at"] } };
    }),
  };
}
