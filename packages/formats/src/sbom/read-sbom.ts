import { decodeText } from "../delimited/decode-text.ts";
import { ReadFailure } from "../read-failure.ts";
import { LIMITS } from "../zip/limits.ts";
import { readCycloneDxJson, readCycloneDxXml } from "./read-cyclonedx.ts";
import { readSpdxJson, readSpdxTags } from "./read-spdx.ts";
import { MOST_COMPONENTS, type Sbom } from "./sbom.ts";

/** Why a file is no bill of materials that we read. */
export type SbomRefusal = "not-text" | "damaged" | "not-an-sbom" | "spdx-3" | "too-large";

export type SbomReading = { readonly ok: true; readonly value: Sbom } | { readonly ok: false; readonly code: SbomRefusal };

/** Reads a bill of materials: CycloneDX in JSON or XML, SPDX 2 in JSON or as tags. What the file is, its content says. Never throws. */
export function readSbom(bytes: Uint8Array): SbomReading {
  if (bytes.length > LIMITS.file) return { ok: false, code: "too-large" };
  const text = decodeText(bytes)?.text.replace(/^\uFEFF/, "");
  if (text === undefined) return { ok: false, code: "not-text" };
  const read = readText(text);
  return read.ok && read.value.components.length > MOST_COMPONENTS ? { ok: false, code: "too-large" } : read;
}

function readText(text: string): SbomReading {
  const start = text.trimStart();
  try {
    if (start.startsWith("{")) return readJson(start);
    if (start.startsWith("<")) return start.slice(0, 4000).includes("cyclonedx.org/schema/bom") ? { ok: true, value: readCycloneDxXml(start) } : { ok: false, code: "not-an-sbom" };
  } catch (error) {
    if (error instanceof ReadFailure) return { ok: false, code: "damaged" };
    throw error;
  }
  return /^SPDXVersion:/mu.test(text.slice(0, 10_000)) ? { ok: true, value: readSpdxTags(text) } : { ok: false, code: "not-an-sbom" };
}

function readJson(text: string): SbomReading {
  let document: Record<string, unknown>;
  try {
    document = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { ok: false, code: "damaged" };
  }
  if (document["bomFormat"] === "CycloneDX") return { ok: true, value: readCycloneDxJson(document) };
  if (typeof document["spdxVersion"] === "string") return { ok: true, value: readSpdxJson(document) };
  return { ok: false, code: JSON.stringify(document["@context"] ?? "").includes("spdx.org/rdf/3") ? "spdx-3" : "not-an-sbom" };
}
