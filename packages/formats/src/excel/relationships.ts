import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";
import type { Archive } from "../zip/archive.ts";

export interface Relationship {
  /** Last word of the type's address: `worksheet`, `sharedStrings`; transitional and strict files agree on it. */
  readonly type: string;
  /** Path inside the archive, without leading slash. */
  readonly target: string;
}

/** The relationships of a part by id (`""` for the package itself). External targets are left out. */
export function readRelationships(archive: Archive, path: string): Map<string, Relationship> {
  const cut = path.lastIndexOf("/") + 1;
  const folder = path.slice(0, cut);
  const relsPath = `${folder}_rels/${path.slice(cut)}.rels`;
  const found = new Map<string, Relationship>();
  const bytes = archive.read(relsPath);
  if (bytes === null) return found;
  scanXml(decodeXml(bytes), relsPath, {
    open(name, attributes) {
      if (name !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const type = attribute(attributes, "Type") ?? "";
      const target = attribute(attributes, "Target") ?? "";
      found.set(attribute(attributes, "Id") ?? "", {
        type: type.slice(type.lastIndexOf("/") + 1),
        target: resolvePath(folder, target),
      });
    },
    close() {},
  });
  return found;
}

function resolvePath(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const parts = path.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const piece of path.split("/")) {
    if (piece === "..") parts.pop();
    else if (piece !== "." && piece !== "") parts.push(piece);
  }
  return parts.join("/");
}
