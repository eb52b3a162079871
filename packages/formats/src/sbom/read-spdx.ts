import { asList, asRecord, asText, makeSbom, type FoundComponent, type Sbom } from "./sbom.ts";

const KNOWN = /^2\.[1-3]$/;
/** What SPDX writes where nothing is known. */
const NOTHING = /^(?:NOASSERTION|NONE)$/;

/** Reads an SPDX 2 document in JSON. The package that it describes is what it is of. */
export function readSpdxJson(document: Readonly<Record<string, unknown>>): Sbom {
  const edition = asText(document["spdxVersion"]).replace(/^SPDX-/, "");
  const described = new Set([
    ...(Array.isArray(document["documentDescribes"]) ? document["documentDescribes"].map(asText) : []),
    ...asList(document["relationships"]).flatMap((one) => (one["relationshipType"] === "DESCRIBES" ? [asText(one["relatedSpdxElement"])] : [])),
  ]);
  const packages = asList(document["packages"]);
  const root = packages.find((one) => described.has(asText(one["SPDXID"])));
  const found = packages.flatMap((one, each): FoundComponent[] => {
    // Of one package alone, the description is the bill.
    if (one === root && packages.length > 1) return [];
    const purl = asList(one["externalRefs"]).find((reference) => asText(reference["referenceType"]) === "purl");
    return [{ place: `packages.${each}`, name: asText(one["name"]), version: known(one["versionInfo"]), purl: asText(asRecord(purl)["referenceLocator"]), licence: known(one["licenseConcluded"]) || known(one["licenseDeclared"]), provider: providerIn(known(one["supplier"])) }];
  });
  return makeSbom("spdx", edition, { name: asText(root?.["name"]) || asText(document["name"]), version: known(root?.["versionInfo"]) }, found, KNOWN.test(edition));
}

/** Reads an SPDX 2 document of tags and values. */
export function readSpdxTags(text: string): Sbom {
  let edition = "";
  let documentName = "";
  const described = new Set<string>();
  const packages: Record<string, string>[] = [];
  let isFile = false;
  // A value in <text> may run over several lines.
  for (const match of text.matchAll(/^([A-Za-z]+):[ \t]*(?:<text>([\s\S]*?)<\/text>|([^\r\n]*))/gmu)) {
    const [, tag = "", long, short] = match;
    const value = (long ?? short ?? "").trim();
    if (tag === "SPDXVersion") edition = value.replace(/^SPDX-/, "");
    else if (tag === "DocumentName") documentName = value;
    else if (tag === "Relationship") {
      const related = /DESCRIBES\s+(\S+)/.exec(value)?.[1];
      if (related !== undefined) described.add(related);
    } else if (tag === "PackageName") {
      packages.push({ PackageName: value });
      isFile = false;
    } else if (tag === "FileName" || tag === "SnippetSPDXID") isFile = true;
    else {
      const current = packages.at(-1);
      if (current === undefined || isFile) continue;
      if (tag === "ExternalRef") {
        const purl = /\bpurl\s+(\S+)/.exec(value)?.[1];
        if (purl !== undefined) current["purl"] ??= purl;
      } else current[tag] ??= value;
    }
  }
  const root = packages.find((one) => described.has(one["SPDXID"] ?? ""));
  const found = packages.flatMap((one, each): FoundComponent[] =>
    one === root && packages.length > 1 ? [] : [{ place: `PackageName ${each + 1}`, name: asText(one["PackageName"]), version: known(one["PackageVersion"]), purl: one["purl"] ?? "", licence: known(one["PackageLicenseConcluded"]) || known(one["PackageLicenseDeclared"]), provider: providerIn(known(one["PackageSupplier"])) }],
  );
  return makeSbom("spdx", edition, { name: asText(root?.["PackageName"]) || documentName, version: known(root?.["PackageVersion"]) }, found, KNOWN.test(edition));
}

function known(value: unknown): string {
  const text = asText(value);
  return NOTHING.test(text) ? "" : text;
}

function providerIn(text: string): string {
  return text.replace(/^(?:Organization|Person):\s*/, "");
}
