// Writes the software bill of materials of what runs in production, as CycloneDX 1.6 JSON, from package-lock.json.
//   npm run --silent sbom                  prints it
//   npm run sbom -- kaiji.cdx.json         writes it to a file
// Asks no network. SOURCE_DATE_EPOCH (seconds) sets its time, as other build tools take it.
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { root } from "./lib/checkout.mjs";

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const text = writeBom(lock, readProductionPackages(lock));
const target = process.argv[2];
if (target === undefined) process.stdout.write(text);
else writeFileSync(target, text);

function writeBom({ packages }, production) {
  const { name, version, license } = packages[""];
  const kaiji = new Models.Component(Enums.ComponentType.Application, name, { bomRef: `${name}@${version}`, version, licenses: licensesOf(license) });
  const components = new Map(production.map((found) => [found.path, componentOf(found)]));
  for (const { path, isOwn, needs } of production) {
    const component = components.get(path);
    if (isOwn) kaiji.dependencies.add(component.bomRef);
    for (const need of needs) component.dependencies.add(components.get(need).bomRef);
  }
  const bom = new Models.Bom({ version: 1, serialNumber: `urn:uuid:${randomUUID()}`, components: new Models.ComponentRepository(components.values()) });
  bom.metadata.timestamp = new Date(process.env.SOURCE_DATE_EPOCH === undefined ? Date.now() : Number(process.env.SOURCE_DATE_EPOCH) * 1000);
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.PreBuild);
  bom.metadata.component = kaiji;
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ path, name, version, license, integrity, isOwn, isOptional }) {
  const [group, bare] = name.startsWith("@") ? name.split("/") : [undefined, name];
  const component = new Models.Component(Enums.ComponentType.Library, bare, {
    // The path in the lock file tells two copies of one version apart.
    bomRef: `${name}@${version}|${path}`,
    ...(group === undefined ? {} : { group }),
    version,
    licenses: licensesOf(license),
    scope: isOptional ? Enums.ComponentScope.Optional : Enums.ComponentScope.Required,
    ...(isOwn ? {} : { purl: `pkg:npm/${name.replace("@", "%40")}@${version}` }),
  });
  for (const [algorithm, content] of hashesOf(integrity)) component.hashes.set(algorithm, content);
  return component;
}

function licensesOf(license) {
  if (typeof license !== "string" || license === "") return new Models.LicenseRepository();
  if (/ (OR|AND|WITH) /.test(license)) return new Models.LicenseRepository([new Models.LicenseExpression(license)]);
  const isListed = /^[\w.+-]+$/.test(license) && license !== "UNLICENSED";
  return new Models.LicenseRepository([isListed ? new Models.SpdxLicense(license) : new Models.NamedLicense(license)]);
}

function hashesOf(integrity) {
  const names = { sha1: "SHA-1", sha256: "SHA-256", sha384: "SHA-384", sha512: "SHA-512" };
  return (integrity ?? "").split(/\s+/).flatMap((one) => {
    const [, algorithm, content] = /^(sha\d+)-([^?]+)/.exec(one) ?? [];
    return names[algorithm] === undefined ? [] : [[names[algorithm], Buffer.from(content, "base64").toString("hex")]];
  });
}

/**
 * Lists what runs in production: our own packages and everything that they need, as package-lock.json places it.
 * Development dependencies are left out, also those that production code stands beside.
 * @returns path in the lock file, name, version, license, integrity, `isOwn`, `isOptional`, and the paths of what it needs
 */
function readProductionPackages({ packages }) {
  const found = new Map();
  const visit = (path, isOptional) => {
    const known = found.get(path);
    if (known !== undefined && (isOptional || !known.isOptional)) return;
    const entry = packages[path];
    const needs = needsOf(packages, path, entry);
    found.set(path, {
      path,
      name: entry.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      license: entry.license,
      integrity: entry.integrity,
      isOwn: !path.includes("node_modules/"),
      isOptional,
      needs: needs.map((need) => need.path),
    });
    for (const need of needs) visit(need.path, isOptional || need.isOptional);
  };
  for (const path of Object.keys(packages)) if (/^packages\/[^/]+$/.test(path)) visit(path, false);
  return [...found.values()];
}

function needsOf(packages, path, entry) {
  const peersLeftOut = new Set(Object.entries(entry.peerDependenciesMeta ?? {}).flatMap(([name, { optional }]) => (optional === true ? [name] : [])));
  const names = new Map([
    ...Object.keys(entry.peerDependencies ?? {}).filter((name) => !peersLeftOut.has(name)).map((name) => [name, false]),
    ...Object.keys(entry.dependencies ?? {}).map((name) => [name, false]),
    ...Object.keys(entry.optionalDependencies ?? {}).map((name) => [name, true]),
  ]);
  return [...names].flatMap(([name, isOptional]) => {
    const place = placeOf(packages, path, name);
    if (place !== null) return [{ path: place, isOptional }];
    if (isOptional) return [];
    throw new Error(`package-lock.json has no ${name}, which ${path} needs`);
  });
}

/** Where a name leads from a folder: the nearest `node_modules` upwards, through the links to our own packages. */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    const entry = packages[place];
    if (entry !== undefined) return entry.link === true ? entry.resolved : place;
    if (folder === "") return null;
  }
}
