import type { ComplianceSet, RulebookOutline } from "@kaiji/domain";

/** What the schema of compliance items cannot see. */
export function complianceSetFaults(set: ComplianceSet): string[] {
  const sections = new Set(set.sections.map(({ id }) => id));
  const kinds = new Set(set.evidenceKinds.map(({ id }) => id));
  const faults = repeats(set.items.flatMap(({ id, number }) => [id, number])).map((id) => `${id} stands twice`);
  for (const { id, parent } of set.sections) if (parent !== null && !sections.has(parent)) faults.push(`section ${parent} above ${id} is not there`);
  for (const item of set.items) {
    if (!sections.has(item.section)) faults.push(`section ${item.section} of ${item.id} is not there`);
    for (const kind of item.evidence) if (!kinds.has(kind)) faults.push(`evidence ${kind} of ${item.id} is not there`);
    if ((item.appliesWhen !== undefined) !== item.allowsNotApplicable) faults.push(`${item.id} must say when it applies exactly when it may be not applicable`);
    for (const { document } of item.provenance) if (!(document in set.sources)) faults.push(`source ${document} of ${item.id} is not listed`);
  }
  return faults.map((fault) => `${set.id}: ${fault}`);
}

/** An outline must cover its whole set, name nothing else, and number its clauses once each. */
export function outlineFaults(outline: RulebookOutline, sets: readonly ComplianceSet[]): string[] {
  const set = sets.find(({ id }) => id === outline.complianceSet);
  if (set === undefined) return [`${outline.id}: compliance set ${outline.complianceSet} is not there`];
  const clauses = outline.parts.flatMap((part) => part.clauses);
  const items = new Set(set.items.map(({ id }) => id));
  const covered = new Set(clauses.flatMap(({ covers }) => covers));
  return [
    ...repeats([...outline.parts, ...clauses].flatMap(({ id, number }) => [id, number])).map((id) => `${id} stands twice`),
    ...[...covered].filter((id) => !items.has(id)).map((id) => `covers ${id}, which is not there`),
    ...[...items].filter((id) => !covered.has(id)).map((id) => `has no clause for ${id}`),
  ].map((fault) => `${outline.id}: ${fault}`);
}

function repeats(list: readonly string[]): string[] {
  return [...new Set(list.filter((member, i) => list.indexOf(member) !== i))];
}
