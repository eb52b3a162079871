import { ReadFailure } from "../read-failure.ts";
import { scanXml } from "../xml/scan-xml.ts";
import { asList, asRecord, asText, makeSbom, type FoundComponent, type Sbom } from "./sbom.ts";

/** Components inside of components, at most. */
const DEEPEST = 100;
const KNOWN = new Set(["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]);

/** Reads a CycloneDX document in JSON; components inside of components are listed too. @throws ReadFailure when they go too deep */
export function readCycloneDxJson(document: Readonly<Record<string, unknown>>): Sbom {
  const root = asRecord(asRecord(document["metadata"])["component"]);
  const found: FoundComponent[] = [];
  const walk = (list: unknown, at: string, depth: number) => {
    if (depth > DEEPEST) throw new ReadFailure("damaged", { part: at.slice(0, 40) });
    asList(list).forEach((component, each) => {
      const place = `${at}.${each}`;
      const group = asText(component["group"]);
      const name = asText(component["name"]);
      found.push({ place, name: group === "" || name === "" ? name : `${group}/${name}`, version: asText(component["version"]), purl: asText(component["purl"]), licence: licencesOf(component["licenses"]), provider: asText(asRecord(component["supplier"])["name"]) || asText(component["publisher"]) });
      walk(component["components"], `${place}.components`, depth + 1);
    });
  };
  walk(document["components"], "components", 0);
  const edition = asText(document["specVersion"]);
  return makeSbom("cyclonedx", edition, { name: asText(root["name"]), version: asText(root["version"]) }, found, KNOWN.has(edition));
}

function licencesOf(value: unknown): string {
  return asList(value)
    .map((one) => asText(one["expression"]) || asText(asRecord(one["license"])["id"]) || asText(asRecord(one["license"])["name"]))
    .filter((text) => text !== "")
    .join(" AND ");
}

/** Reads a CycloneDX document in XML. @throws ReadFailure when it is not well formed */
export function readCycloneDxXml(xml: string): Sbom {
  const path: string[] = [];
  const stack: { component: Record<string, string>; place: string }[] = [];
  const found: (FoundComponent & { readonly order: number })[] = [];
  let root = { name: "", version: "" };
  let edition = "";
  let text = "";
  let count = 0;
  scanXml(xml, "bom.xml", {
    open(name, attributes) {
      if (path.length === 0) edition = /xmlns(?::\w+)?\s*=\s*["']http:\/\/cyclonedx\.org\/schema\/bom\/([\d.]+)["']/.exec(attributes)?.[1] ?? "";
      if (name === "component") stack.push({ component: {}, place: path.includes("metadata") ? "metadata" : `components.${count++}` });
      path.push(name);
      text = "";
    },
    text(piece) {
      text += piece;
    },
    close(name) {
      path.pop();
      const top = stack.at(-1);
      const parent = path.at(-1);
      if (top !== undefined && name !== "component") {
        const { component } = top;
        if (parent === "component" && ["name", "group", "version", "purl", "publisher"].includes(name)) component[name] = text.trim();
        else if (parent === "supplier" && name === "name") component["supplier"] = text.trim();
        else if ((parent === "license" && (name === "id" || name === "name")) || (parent === "licenses" && name === "expression")) component["licence"] = [component["licence"] ?? "", text.trim()].filter((one) => one !== "").join(" AND ");
      } else if (name === "component" && top !== undefined) {
        stack.pop();
        const { component, place } = top;
        const one = { name: component["group"] === undefined || component["group"] === "" ? (component["name"] ?? "") : `${component["group"]}/${component["name"] ?? ""}`, version: component["version"] ?? "" };
        if (place === "metadata") root = one;
        else found.push({ ...one, place, order: Number(place.slice(11)), purl: component["purl"] ?? "", licence: component["licence"] ?? "", provider: component["supplier"] ?? component["publisher"] ?? "" });
      }
      text = "";
    },
  });
  return makeSbom("cyclonedx", edition, root, found.toSorted((a, b) => a.order - b.order), KNOWN.has(edition));
}
