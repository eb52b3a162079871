import { fileDisclosures } from "../filing/file-disclosures.ts";
import { judgingRulesOf } from "../filing/judging-rules.ts";
import { readKeptFile } from "../filing/read-kept-file.ts";
import { asRefusal } from "../refusal/as-refusal.ts";
import type { JobHandler } from "./job.ts";

interface AskedFile {
  readonly sha256: string;
  readonly name: string;
}

/** Reads and files many kept files. A file that cannot be read is told in the result, with its digest for another try, and stops no other. */
export const importFiles: JobHandler = async ({ services, organizationId, input, askedBy, progress }) => {
  const files = input["files"] as readonly AskedFile[];
  const { database } = services.keeping;
  const rules = await judgingRulesOf(services, organizationId);
  const actor = { ...askedBy, via: "kaiji", address: null, requestId: null } as const;
  const outcome = { filed: 0, doubles: 0, doubleNames: [] as string[], failed: [] as { name: string; sha256: string; reason: string }[] };
  for (const [index, file] of files.entries()) {
    try {
      const disclosures = await readKeptFile(services, file.sha256, file.name, rules.library);
      const filed = await database.change(organizationId, actor, (work) => fileDisclosures(work, { sha256: file.sha256, fileName: file.name, disclosures }, null, rules));
      outcome.filed += filed.filter(({ isDouble }) => !isDouble).length;
      outcome.doubles += filed.filter(({ isDouble }) => isDouble).length;
      if (filed.length > 0 && filed.every(({ isDouble }) => isDouble)) outcome.doubleNames.push(file.name);
    } catch (error) {
      const refusal = asRefusal(error);
      // What is no fault of the file is tried again with the whole job.
      if (refusal === null || refusal.code === "storage-away") throw error;
      outcome.failed.push({ name: file.name, sha256: file.sha256, reason: refusal.fields[0]?.message ?? refusal.code });
    }
    await progress(index + 1, files.length);
  }
  return outcome;
};
