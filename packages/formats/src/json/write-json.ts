/** An object whose keys keep their order. Plain objects put "2" and "10" before "4.1". */
export class OrderedObject {
  readonly entries: readonly (readonly [string, unknown])[];

  constructor(entries: readonly (readonly [string, unknown])[]) {
    this.entries = entries;
  }
}

/** A value as indented JSON, with the keys of ordered objects as they stand. */
export function writeJson(value: unknown, indent = ""): string {
  if (Array.isArray(value)) return writeList(value.map((member) => writeJson(member, `${indent}  `)), "[", "]", indent);
  if (value !== null && typeof value === "object") {
    const entries = value instanceof OrderedObject ? value.entries : Object.entries(value);
    const members = entries
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${JSON.stringify(key)}: ${writeJson(member, `${indent}  `)}`);
    return writeList(members, "{", "}", indent);
  }
  return JSON.stringify(value) ?? "null";
}

function writeList(members: readonly string[], open: string, close: string, indent: string): string {
  if (members.length === 0) return `${open}${close}`;
  return `${open}\n${members.map((member) => `${indent}  ${member}`).join(",\n")}\n${indent}${close}`;
}
