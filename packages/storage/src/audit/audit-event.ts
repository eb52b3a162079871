/** Something that happened, before it is chained. No secret and no file content goes in. */
export interface AuditEvent {
  /** What was done, e.g. `system.change`, `session.start`, `disclosure.view`. */
  readonly action: string;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** What people call the subject. */
  readonly subjectName?: string | undefined;
  /** The fields that changed, as they were and as they are. */
  readonly before?: Readonly<Record<string, unknown>> | null | undefined;
  readonly after?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An entry of the trail as it is kept and exported. */
export interface AuditEntry extends AuditEvent {
  readonly organizationId: string;
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly personId: string | null;
  readonly personName: string;
  readonly via: string;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** The fields that differ between two contents. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const pick = (from: Readonly<Record<string, unknown>>) => Object.fromEntries(changed.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
  return { before: pick(before), after: pick(after) };
}
