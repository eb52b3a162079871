import type { FormPack, Localized } from "@kaiji/domain";
import { hashOfPack } from "../learn/learn-workbook.ts";
import { packSchema } from "./pack-schema.ts";

/** Why a file is no pack that can be used. */
export interface PackFault {
  readonly code: "not-a-pack" | "pack-altered";
  readonly message: Localized;
}

/**
 * Reads a pack (schemas/form-pack.schema.json) and checks that its content is what its hash says. The edition map may
 * have been edited: it is a person's to decide.
 */
export async function parsePack(json: string, sha256: (content: Uint8Array) => Promise<string>): Promise<FormPack | PackFault> {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    return { code: "not-a-pack", message: { ja: "JSON として読めません。", en: "It is not JSON." } };
  }
  const parsed = packSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined ? "" : `${issue.path.join(".") || "(root)"}: ${issue.message}`;
    return { code: "not-a-pack", message: { ja: `様式パックではありません（${place}）。`, en: `It is no form pack (${place}).` } };
  }
  const { $schema: _, ...pack } = parsed.data;
  if ((await hashOfPack(pack, sha256)) !== pack.hash)
    return { code: "pack-altered", message: { ja: "内容がハッシュと合いません。渡した人にもう一度もらってください。", en: "Its content does not match its hash. Ask whoever gave it to you for it again." } };
  return pack;
}
