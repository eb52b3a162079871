import { givenAnswerContent, givenAnswerDocument } from "@kaiji/formats/api";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { enterByLink } from "../../requests/enter-by-link.ts";
import { collectGivenAnswer, keepGivenAnswer, openGivenAnswer, requireAnswering } from "../../requests/given-answer.ts";
import { operation } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "受けた依頼";
const BASE = "/api/organizations/{organizationId}/given-answers";

/** What a provider or dealer keeps, in its own organization, of the requests that it was asked. */
export const GIVEN_ANSWERS = [
  ...readingOperations({ kind: "given_answer", plural: "given-answers", name: "GivenAnswer", tag: TAG, ja: "受けた依頼", en: "request that was received", content: givenAnswerContent }),
  operation({
    id: "keepGivenAnswer",
    method: "post",
    path: BASE,
    tag: TAG,
    summary: "リンクの依頼を、いまのとおり自分の組織に控える(事業者・販売店だけ。リンクはヘッダー Kaiji-Link) / keep the request of a link, as it stands, in one's own organization",
    access: "write",
    answer: recordAnswer(givenAnswerContent),
    status: 201,
    async handle(call) {
      const { services, organizationId, actor } = call;
      const { database } = services.keeping;
      const keeper = await requireAnswering({ db: database.read(organizationId) as never, organizationId });
      // First what the link shows, inside the institution; then the copy, inside one's own: neither sees the other.
      const given = await enterByLink(call, async (entered) => collectGivenAnswer(entered, await services.libraryOf(entered.work.organizationId), keeper));
      return answerRecord(await database.change(organizationId, actor, (work) => keepGivenAnswer(work, given)), 201);
    },
  }),
  operation({
    id: "getGivenAnswerDocument",
    method: "get",
    path: `${BASE}/{id}/document`,
    tag: TAG,
    summary: "何を聞かれ、何と答え、何を渡したか / what was asked, answered and handed in",
    access: "read",
    answer: givenAnswerDocument,
    async handle({ services, organizationId, params }) {
      const row = await services.keeping.database.read(organizationId).selectFrom("given_answer").select("document").where("organization_id", "=", organizationId).where("id", "=", params["id"] ?? "").executeTakeFirst();
      if (row === undefined) throw new Refusal("not-found");
      return { body: row.document };
    },
  }),
  operation({
    id: "openGivenAnswer",
    method: "post",
    path: `${BASE}/{id}/open`,
    tag: TAG,
    summary: "受けた依頼をもう一度開くリンク(控えたときのリンクの期限まで、取り消されるまで) / a link that opens the request again, while the link by which it was kept holds",
    access: "write",
    answer: z.object({ key: z.string() }),
    async handle({ services, organizationId, actor, params }) {
      return { body: await openGivenAnswer(services.keeping.database, organizationId, actor, params["id"] ?? "") };
    },
  }),
];
