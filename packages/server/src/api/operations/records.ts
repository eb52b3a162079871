import type { Permission } from "@kaiji/domain";
import { addRecord, changeRecord, listRecords, readRecord, removeRecord, restoreRecord, type KeptRecord, type RecordKind } from "@kaiji/storage";
import { z } from "zod";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation, type Answer, type Operation } from "../operation.ts";
import { pageOf, pageQuery } from "../schemas.ts";

/** A kind of record that people list, add, change, remove and put back. */
export interface DescribedKind {
  readonly kind: RecordKind;
  /** In paths: `systems`. */
  readonly plural: string;
  /** In operation ids: `System`. */
  readonly name: string;
  readonly tag: string;
  readonly ja: string;
  readonly en: string;
  readonly content: z.ZodType<Record<string, unknown>>;
  readonly write?: Permission;
}

/** What a record looks like to callers. */
export function recordAnswer(content: z.ZodType) {
  return z.object({ id: z.uuid(), version: z.number(), content, createdAt: z.string(), changedAt: z.string(), changedBy: z.string().nullable(), removedAt: z.string().nullable() });
}

export function shownRecord(record: KeptRecord): Record<string, unknown> {
  return { id: record.id, version: record.version, content: record.content, createdAt: record.createdAt.toISOString(), changedAt: record.changedAt.toISOString(), changedBy: record.changedBy, removedAt: record.removedAt?.toISOString() ?? null };
}

/** The answer that carries one record, with its version as ETag. */
export function answerRecord(record: KeptRecord, status: 200 | 201 = 200): Answer {
  return { status, body: shownRecord(record), version: record.version };
}

export const listQuery = z.strictObject({
  ...pageQuery.shape,
  order: z.enum(["oldest", "newest"]).default("oldest"),
  removed: z.enum(["true", "false"]).default("false"),
});

/** A page of records and the cursor of the next. */
export function pageOfRecords(records: readonly KeptRecord[], limit: number): { items: unknown[]; next: string | null } {
  const shown = records.slice(0, limit);
  return { items: shown.map(shownRecord), next: records.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

const UUID = z.uuid();

/** @throws Refusal `invalid-request` for a cursor that no page gave */
export function cursorOf(cursor: string | undefined): string | undefined {
  if (cursor !== undefined && !UUID.safeParse(cursor).success) throw new Refusal("invalid-request", {}, [{ path: "query.cursor", message: "前のページの next を使ってください / use the last page's next" }]);
  return cursor;
}

/** The operations that only read a kind. */
export function readingOperations({ kind, plural, name, tag, ja, en, content }: Omit<DescribedKind, "write">): Operation[] {
  const base = `/api/organizations/{organizationId}/${plural}`;
  return [
    operation({
      id: `list${name}s`,
      method: "get",
      path: base,
      tag,
      summary: `${ja}の一覧 / list of ${en}s`,
      access: "read",
      query: listQuery,
      answer: pageOf(recordAnswer(content)),
      async handle({ services, organizationId, query }) {
        const options = { limit: query.limit + 1, after: cursorOf(query.cursor), isNewestFirst: query.order === "newest", isRemoved: query.removed === "true" };
        return { body: pageOfRecords(await listRecords(services.keeping.database.read(organizationId), kind, organizationId, options), query.limit) };
      },
    }),
    operation({
      id: `get${name}`,
      method: "get",
      path: `${base}/{id}`,
      tag,
      summary: `${ja} / a ${en}`,
      access: "read",
      answer: recordAnswer(content),
      async handle({ services, organizationId, params }) {
        const record = await readRecord(services.keeping.database, kind, organizationId, params["id"] ?? "");
        if (record === null) throw new Refusal("not-found");
        return answerRecord(record);
      },
    }),
  ];
}

/** The operations that every editable kind has. */
export function recordOperations(described: DescribedKind): Operation[] {
  const { kind, plural, name, tag, ja, en, content, write = "write" } = described;
  const base = `/api/organizations/{organizationId}/${plural}`;
  return [
    ...readingOperations(described),
    operation({
      id: `create${name}`,
      method: "post",
      path: base,
      tag,
      summary: `${ja}を加える / add a ${en}`,
      access: write,
      takesKey: true,
      body: content,
      answer: recordAnswer(content),
      status: 201,
      handle: (call) => idempotentChange(call, async (work) => answerRecord(await addRecord(work, kind, call.body), 201)),
    }),
    operation({
      id: `change${name}`,
      method: "put",
      path: `${base}/{id}`,
      tag,
      summary: `${ja}を変える / change a ${en}`,
      access: write,
      needsVersion: true,
      body: content,
      answer: recordAnswer(content),
      handle: ({ services, organizationId, actor, body, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await changeRecord(work, kind, params["id"] ?? "", version, body))),
    }),
    operation({
      id: `remove${name}`,
      method: "delete",
      path: `${base}/{id}`,
      tag,
      summary: `${ja}を削除する(元に戻せる) / remove a ${en}; it can be put back`,
      access: write,
      needsVersion: true,
      answer: recordAnswer(content),
      handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await removeRecord(work, kind, params["id"] ?? "", version))),
    }),
    operation({
      id: `restore${name}`,
      method: "post",
      path: `${base}/{id}/restore`,
      tag,
      summary: `削除した${ja}を戻す / put a removed ${en} back`,
      access: write,
      needsVersion: true,
      answer: recordAnswer(content),
      handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await restoreRecord(work, kind, params["id"] ?? "", version))),
    }),
  ];
}
