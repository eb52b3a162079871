import { lackingDisclosures, type Criterion, type LedgerSystem, type SystemNeeds, type SystemPart } from "@kaiji/domain";
import type { MatrixAnswer, SystemRecord } from "../../api/answers.ts";
import { groupBy } from "./group-by.ts";

/** A column: one row of the appendix. */
export interface MatrixColumn {
  readonly criterion: Criterion;
  /** Its place in a row's letters. */
  readonly at: number;
}

/** A system with all that it holds, or a disclosure that belongs to none. */
export interface MatrixRow {
  readonly key: string;
  readonly kind: "system" | "unconnected";
  readonly name: string;
  readonly systemId: string | null;
  readonly providers: readonly string[];
  readonly systemKind: string;
  readonly criticality: string;
  /** One letter a column. */
  readonly letters: string;
  /** The disclosure that a form's letters come from. */
  readonly held: Readonly<Record<string, string>>;
  /** Needed and not received. */
  readonly missing: readonly string[];
}

/** The columns by chapter, MDS before SDS, in the appendix's order. */
export function matrixColumns(criteria: readonly Criterion[], chapters: readonly { readonly id: string }[]): MatrixColumn[] {
  const place = new Map(chapters.map(({ id }, at) => [id, at]));
  return criteria.map((criterion, at) => ({ criterion, at })).toSorted((a, b) => (place.get(a.criterion.chapter) ?? 99) - (place.get(b.criterion.chapter) ?? 99) || a.at - b.at);
}

const ORDER = new Intl.Collator("ja", { numeric: true });

/**
 * The rows of the matrix, by name: every system in use, also one of which nothing was received, and then the
 * disclosures that belong to no system. Nothing is left out.
 */
export function matrixRows(answer: MatrixAnswer, systems: readonly SystemRecord[], criteria: readonly Criterion[], needsOf: (system: LedgerSystem) => SystemNeeds, nameOf: (name: string, part: SystemPart) => string = (name) => name): MatrixRow[] {
  const inUse = systems.filter(({ content }) => content.status !== "retired");
  const known = new Set(systems.map(({ id }) => id));
  const bySystem = groupBy(answer.rows, ({ systemId }) => systemId ?? "");
  const lettersIn = lettersOf(answer, criteria);
  const ofSystems = inUse.flatMap(({ id, content }): MatrixRow[] => {
    const rows = bySystem.get(id) ?? [];
    const needs = needsOf(content).disclosures;
    const lacking = lackingDisclosures(needs, rows).filter(({ isCertain }) => isCertain);
    // One line a system, and one more for each part of which the line's form is taken already.
    const first = [...groupBy(rows, ({ form }) => form).values()].flatMap((alike) => alike.find(({ part }) => part === null) ?? (lacking.some(({ form, part }) => form === alike[0]?.form && part === null) ? [] : (alike[0] ?? [])));
    const isFirst = (form: string) => first.some((row) => row.form === form);
    const missing = [...new Set(lacking.filter(({ form, part }) => part === null || !isFirst(form)).map(({ form }) => form))];
    const letterOfForm = (form: string) => (missing.includes(form) ? "r" : needs.some((need) => need.form === form) ? "q" : "-");
    const line = (part: SystemPart, own: typeof rows, lacks: readonly string[], otherwise: (form: string) => string): MatrixRow => ({
      key: part === null ? id : `${id} ${part}`,
      kind: "system",
      name: nameOf(content.name, part),
      systemId: id,
      providers: content.providers.map(({ providerId }) => providerId),
      systemKind: content.kind,
      criticality: content.criticality ?? "",
      letters: lettersIn(own, otherwise),
      held: Object.fromEntries(own.map((row) => [row.form, row.disclosureId])),
      missing: lacks,
    });
    const others = groupBy(rows.filter((row) => !first.includes(row)), ({ part }) => part ?? "");
    const apart = groupBy(lacking.filter(({ form, part }) => part !== null && isFirst(form)), ({ part }) => part ?? "");
    const parts = [...new Set([...others.keys(), ...apart.keys()])];
    return [
      line(null, first, missing, letterOfForm),
      ...parts.map((part) => {
        const lacks = (apart.get(part) ?? []).map(({ form }) => form);
        return line(part, others.get(part) ?? [], lacks, (form) => (lacks.includes(form) ? "r" : "-"));
      }),
    ];
  });
  const apart = answer.rows
    .filter(({ systemId }) => systemId === null || !known.has(systemId))
    .map((row): MatrixRow => ({ key: row.disclosureId, kind: "unconnected", name: row.name ?? row.fileName, systemId: null, providers: [], systemKind: "", criticality: "", letters: lettersIn([row], () => "-"), held: { [row.form]: row.disclosureId }, missing: [] }));
  const byName = (a: MatrixRow, b: MatrixRow) => ORDER.compare(a.name, b.name);
  return [...ofSystems.toSorted(byName), ...apart.toSorted(byName)];
}

function lettersOf(answer: MatrixAnswer, criteria: readonly Criterion[]): (rows: MatrixAnswer["rows"], otherwise: (form: string) => string) => string {
  const place = new Map(Object.values(answer.criteria).flatMap((ids) => ids.map((id, at) => [id, at] as const)));
  const places = criteria.map(({ id, form }) => ({ form, at: place.get(id) ?? -1 }));
  return (rows, otherwise) => {
    const byForm = new Map(rows.map((row) => [row.form, row.statuses]));
    const rest = new Map(Object.keys(answer.criteria).map((form) => [form, otherwise(form)]));
    return places.map(({ form, at }) => byForm.get(form)?.[at] ?? (byForm.has(form) ? "?" : (rest.get(form) ?? "-"))).join("");
  };
}
