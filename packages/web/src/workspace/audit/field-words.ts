import type { WorkspaceWords } from "../../words/workspace-ja.ts";

type AuditWords = WorkspaceWords["audit"];

/** What a field of a record is called; one that has no name of its own stays as it is kept. */
export function fieldWords(name: string, { fields }: AuditWords): string {
  return (fields as Readonly<Record<string, string>>)[name] ?? name;
}

/** A value of a field as a person reads it: chosen values by their words, what is inside by the names of its fields. */
export function valueWords(value: unknown, audit: AuditWords): string {
  if (value === null || value === undefined || value === "") return audit.nothing;
  if (value === true) return audit.isYes;
  if (value === false) return audit.isNo;
  if (typeof value === "string") return (audit.values as Readonly<Record<string, string>>)[value] ?? value;
  if (Array.isArray(value)) return value.length === 0 ? audit.nothing : value.map((one) => valueWords(one, audit)).join(audit.comma);
  if (typeof value !== "object") return String(value);
  const parts = Object.entries(value).map(([name, inside]) => `${fieldWords(name, audit)}: ${valueWords(inside, audit)}`);
  return parts.length === 0 ? audit.nothing : `{${parts.join(", ")}}`;
}
