import { z } from "zod";
import { addJob } from "../../jobs/job.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { line } from "../schemas.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "裏側の作業";
const content = z.looseObject({ kind: z.string(), name: z.string(), state: z.enum(["waiting", "queued", "running", "done", "failed"]), progress: z.object({ done: z.number(), total: z.number() }).nullable(), result: z.looseObject({}).nullable(), error: z.looseObject({}).nullable() });

/** Background work: how it stands, and importing many files at once. */
export const JOBS = [
  ...readingOperations({ kind: "job", plural: "jobs", name: "Job", tag: TAG, ja: "作業", en: "job", content }),
  operation({
    id: "importFiles",
    method: "post",
    path: "/api/organizations/{organizationId}/imports",
    tag: TAG,
    summary: "預けた多くのファイルを、裏側で読み綴じる / read and file many kept files in the background",
    access: "write",
    takesKey: true,
    body: z.strictObject({ files: z.array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: line(255) })).min(1).max(2000) }),
    answer: recordAnswer(content),
    status: 202,
    async handle(call) {
      const { services, organizationId, body } = call;
      const wanted = [...new Set(body.files.map(({ sha256 }) => sha256))];
      const own = await services.keeping.database.read(organizationId).selectFrom("kept_file").select("sha256").where("organization_id", "=", organizationId).where("sha256", "in", wanted).execute();
      if (own.length !== wanted.length) throw new Refusal("not-found");
      const answer = await idempotentChange(call, async (work) => answerRecord(await addJob(work, "import-files", { files: body.files }, `${body.files.length} ファイルの読み込み`), 201));
      services.jobs.wake();
      return { ...answer, status: 202 };
    },
  }),
];
