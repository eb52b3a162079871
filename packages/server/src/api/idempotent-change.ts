import { createHash } from "node:crypto";
import { lockKey, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import type { Answer, OrganizationCall } from "./operation.ts";

const KEY = /^[\x21-\x7e]{8,100}$/;

/**
 * Runs a create in one transaction with its `Idempotency-Key`: a repeated request, also one that comes while the
 * first is under way or after a crash, is answered with what was answered the first time. A key belongs to one
 * organization, caller and path.
 * @throws Refusal `key-reused` when the same key comes with other content, `invalid-request`
 */
export function idempotentChange(call: OrganizationCall<unknown, unknown>, task: (work: Work) => Promise<Answer>): Promise<Answer> {
  const { database } = call.services.keeping;
  const given = call.request.headers.get("idempotency-key");
  if (given === null) return database.change(call.organizationId, call.actor, task);
  if (!KEY.test(given)) throw new Refusal("invalid-request", {}, [{ path: "Idempotency-Key", message: "8 to 100 ASCII characters" }]);
  const who = call.caller.kind === "session" ? call.caller.personId : call.caller.tokenId;
  const key = digest(`${who} ${new URL(call.request.url).pathname} ${given}`).toString("base64url");
  const requestHash = digest(JSON.stringify(call.body ?? null));
  return database.change(call.organizationId, call.actor, async (work) => {
    await lockKey(work, key);
    const earlier = await work.db.selectFrom("idempotency_key").selectAll().where("organization_id", "=", work.organizationId).where("key", "=", key).executeTakeFirst();
    if (earlier !== undefined) return replay(earlier, requestHash);
    const answer = await task(work);
    await work.db
      .insertInto("idempotency_key")
      .values({ organization_id: work.organizationId, key, request_hash: requestHash, status: answer.status ?? 200, body: JSON.stringify(answer.body ?? null), etag: answer.version === undefined ? null : String(answer.version), created_at: work.at })
      .execute();
    return answer;
  });
}

interface Earlier {
  readonly request_hash: Buffer;
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
}

function replay(earlier: Earlier, requestHash: Buffer): Answer {
  if (!earlier.request_hash.equals(requestHash)) throw new Refusal("key-reused");
  return { status: earlier.status as 200 | 201, body: earlier.body, ...(earlier.etag === null ? {} : { version: Number(earlier.etag) }), headers: { "Idempotent-Replayed": "true" } };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
