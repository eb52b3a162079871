import { z } from "zod";
import { id, line } from "./fields.ts";

/** A kept file that is a bill of materials of a system. */
export const sbomInput = z.strictObject({ systemId: id, sha256: z.string().regex(/^[0-9a-f]{64}$/), fileName: line(255) });

/** SBOM: what a system is made of. The components are asked for by themselves. */
export const sbomContent = z.looseObject({
  systemId: id,
  name: z.string(),
  version: z.string().nullable(),
  fileName: z.string(),
  sha256: z.string(),
  format: z.enum(["cyclonedx", "spdx"]),
  edition: z.string(),
  components: z.number(),
  problems: z.array(z.object({ code: z.enum(["no-name", "no-version", "twice", "unknown-edition", "no-components"]), place: z.string(), text: z.string() })),
});

export const sbomComponent = z.object({ name: z.string(), version: z.string().nullable(), purl: z.string().nullable(), licence: z.string().nullable(), provider: z.string().nullable() });

export type SbomContent = z.infer<typeof sbomContent>;
export type SbomComponentAnswer = z.infer<typeof sbomComponent>;
