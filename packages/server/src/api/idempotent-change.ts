import { createHash } from "node:crypto";
import { lockKey, type Work } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";
import type { Answer, OrganizationCall } from "./operation.ts";

const LIVES_MS = 7 * 24 * 60 * 60_000;
const KEY = /^[\x21-\x7e]{8,100}$/;

/**
 * Runs a create in one transaction with its `Idempotency-Key`: a repeated request, also one that comes while the
 * first is under way or after a crash, is answered with what was answered the first time. A key belongs to one
 * organization, caller and path.
 * Keys are forgotten after a week.
 * @param isSecret the answer holds what is told only once: it is kept sealed
 * @throws Refusal `key-reused` when the same key comes with other content, `invalid-request`
 */
export function idempotentChange(call: OrganizationCall<unknown, unknown>, task: (work: Work) => Promise<Answer>, isSecret = false): Promise<Answer> {
  const { database, seal } = call.services.keeping;
  const given = call.request.headers.get("idempotency-key");
  if (given === null) return database.change(call.organizationId, call.actor, task);
  if (!KEY.test(given)) throw new Refusal("invalid-request", {}, [{ path: "Idempotency-Key", message: "8 to 100 ASCII characters" }]);
  const who = call.caller.kind === "session" ? call.caller.personId : call.caller.tokenId;
  const key = digest(`${who} ${new URL(call.request.url).pathname} ${given}`).toString("base64url");
  const requestHash = digest(JSON.stringify(call.body ?? null));
  return database.change(call.organizationId, call.actor, async (work) => {
    await lockKey(work, key);
    const earlier = await work.db.selectFrom("idempotency_key").selectAll().where("organization_id", "=", work.organizationId).where("key", "=", key).executeTakeFirst();
    const purpose = `idempotency:${work.organizationId}:${key}`;
    if (earlier !== undefined) return replay(earlier, requestHash, (body) => (isSecret ? JSON.parse(seal.open(Buffer.from((body as Sealed).sealed, "base64"), purpose).toString("utf8")) as unknown : body));
    await work.db.deleteFrom("idempotency_key").where("organization_id", "=", work.organizationId).where("created_at", "<", new Date(work.at.getTime() - LIVES_MS)).execute();
    const answer = await task(work);
    const body = JSON.stringify(answer.body ?? null);
    const kept = isSecret ? JSON.stringify({ sealed: seal.seal(Buffer.from(body), purpose).toString("base64") } satisfies Sealed) : body;
    await work.db
      .insertInto("idempotency_key")
      .values({ organization_id: work.organizationId, key, request_hash: requestHash, status: answer.status ?? 200, body: kept, etag: answer.version === undefined ? null : String(answer.version), created_at: work.at })
      .execute();
    return answer;
  });
}

interface Sealed {
  readonly sealed: string;
}

interface Earlier {
  readonly request_hash: Buffer;
  readonly status: number;
  readonly body: unknown;
  readonly etag: string | null;
}

function replay(earlier: Earlier, requestHash: Buffer, open: (body: unknown) => unknown): Answer {
  if (!earlier.request_hash.equals(requestHash)) throw new Refusal("key-reused");
  return { status: earlier.status as 200 | 201, body: open(earlier.body), ...(earlier.etag === null ? {} : { version: Number(earlier.etag) }), headers: { "Idempotent-Replayed": "true" } };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
