import { judgingRulesOf } from "../filing/judging-rules.ts";
import { settleDisclosure } from "../filing/settle.ts";
import { listRecords } from "@kaiji/storage";
import type { JobHandler } from "./job.ts";

const MOST = 100_000;

/** Judges every disclosure that counts anew, after the organization has changed how it reads. */
export const rejudgeAll: JobHandler = async ({ services, organizationId, askedBy, progress }) => {
  const { database } = services.keeping;
  const actor = { ...askedBy, via: "kaiji", address: null, requestId: null } as const;
  const rules = await judgingRulesOf(services, organizationId);
  const current = (await listRecords(database.read(organizationId), "disclosure", organizationId, { limit: MOST })).filter(({ content }) => content["isCurrent"] === true);
  for (const [index, { id }] of current.entries()) {
    await database.change(organizationId, actor, (work) => settleDisclosure(work, id, rules));
    await progress(index + 1, current.length);
  }
  return { judged: current.length };
};
