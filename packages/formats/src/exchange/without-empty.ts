/** The object without its undefined members and empty lists: OSCAL and CycloneDX leave out what is not there. */
export function withoutEmpty(object: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}
