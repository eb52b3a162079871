import type { Database, FileStore } from "@kaiji/storage";
import { Refusal } from "../refusal/refusal.ts";

/** The bytes of a kept file that the organization holds. @throws Refusal `not-found` */
export async function readOwnFile({ database, files }: { readonly database: Database; readonly files: FileStore }, organizationId: string, sha256: string): Promise<Buffer> {
  const own = await database.read(organizationId).selectFrom("kept_file").select("sha256").where("organization_id", "=", organizationId).where("sha256", "=", sha256).executeTakeFirst();
  if (own === undefined) throw new Refusal("not-found");
  const opened = await files.openFile(sha256);
  const chunks: Buffer[] = [];
  for await (const chunk of opened.stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
