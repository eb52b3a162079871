import { Readable } from "node:stream";
import { z } from "zod";
import { refusePrograms } from "../../filing/refuse-programs.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { operation } from "../operation.ts";
import { line } from "../schemas.ts";

const TAG = "ファイル";

/** The largest original that is kept, in bytes. */
export const FILE_LIMIT = 100 * 1024 * 1024;

const fileAnswer = z.object({ sha256: z.string(), size: z.number(), name: z.string(), isNew: z.boolean() });

/** Original files: kept by content, never changed, always to be had again. */
export const FILES = [
  operation({
    id: "keepFile",
    method: "post",
    path: "/api/organizations/{organizationId}/files",
    tag: TAG,
    summary: "ファイルをそのまま預ける(本文がファイルの中身) / keep a file; the body is its content",
    access: "write",
    query: z.strictObject({ name: line(255) }),
    rawBody: "application/octet-stream",
    answer: fileAnswer,
    status: 201,
    async handle({ services, organizationId, actor, request, query }) {
      if (Number(request.headers.get("content-length") ?? 0) > FILE_LIMIT) throw new Refusal("body-too-large", { limit: FILE_LIMIT });
      const { database, files } = services.keeping;
      const kept = await files.putFile(refusePrograms((request.body ?? []) as AsyncIterable<Uint8Array>), FILE_LIMIT).catch((error: unknown) => {
        throw isTooLarge(error) ? new Refusal("body-too-large", { limit: FILE_LIMIT }) : error;
      });
      return database.change(organizationId, actor, async (work) => {
        const { numInsertedOrUpdatedRows } = await work.db
          .insertInto("kept_file")
          .values({ organization_id: organizationId, sha256: kept.sha256, name: query.name, media_type: "application/octet-stream", size: kept.size, kept_at: work.at, kept_by: actor.personId })
          .onConflict((on) => on.doNothing())
          .executeTakeFirst();
        const isNew = numInsertedOrUpdatedRows === 1n;
        if (isNew) work.audit({ action: "file.keep", subjectKind: "file", subjectId: kept.sha256, subjectName: query.name, after: { size: kept.size } });
        return { status: 201, body: { ...kept, name: query.name, isNew } };
      });
    },
  }),
  operation({
    id: "getFile",
    method: "get",
    path: "/api/organizations/{organizationId}/files/{sha256}",
    tag: TAG,
    summary: "預けたファイルをそのまま受け取る / the original, as it came",
    access: "read",
    answerMedia: "application/octet-stream",
    async handle({ services, organizationId, params }) {
      const sha256 = params["sha256"] ?? "";
      // The content is shared by all who hold it; having kept it oneself is what opens it.
      const row = await services.keeping.database.read(organizationId).selectFrom("kept_file").select("name").where("organization_id", "=", organizationId).where("sha256", "=", sha256).executeTakeFirst();
      if (row === undefined) throw new Refusal("not-found");
      const opened = await services.keeping.files.openFile(sha256);
      return new Response(Readable.toWeb(opened.stream) as unknown as ReadableStream, {
        headers: {
          "Content-Type": "application/octet-stream",
          "Content-Length": String(opened.size),
          "Content-Disposition": `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(row.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
          "Cache-Control": "private, no-store",
        },
      });
    },
  }),
];

function isTooLarge(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "file-too-large";
}
