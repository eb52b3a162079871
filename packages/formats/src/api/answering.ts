import { z } from "zod";

/** What a provider sees by its link. Nothing else of the institution is in it. */
export const answeringView = z.object({
  institution: z.string(),
  toName: z.string(),
  subject: z.string(),
  opening: z.string(),
  closing: z.string(),
  dueOn: z.string(),
  expiresOn: z.string(),
  state: z.enum(["sent", "answered", "forwarding"]),
  waitUntil: z.string().nullable(),
  disclosures: z.array(z.object({ systemName: z.string(), form: z.string() })),
  rows: z.array(
    z.object({
      key: z.string(),
      systemName: z.string(),
      form: z.string(),
      numbers: z.array(z.string()),
      status: z.string(),
      label: z.string(),
      /** In English, where our data has it. */
      labelEn: z.string(),
      explanation: z.string().nullable(),
      explanationEn: z.string().nullable(),
      ask: z.string(),
      answer: z.enum(["yes", "no", "na"]).nullable(),
      remark: z.string(),
      state: z.string(),
    }),
  ),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number(), state: z.string(), isRead: z.boolean(), forms: z.array(z.string()), refusal: z.string().nullable(), refusalEn: z.string().nullable() })),
  talk: z.array(z.object({ at: z.string(), isOurs: z.boolean(), text: z.string() })),
  limits: z.object({ files: z.number(), fileBytes: z.number() }),
});

export type AnsweringView = z.infer<typeof answeringView>;
