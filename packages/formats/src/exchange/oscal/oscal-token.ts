/**
 * An id as OSCAL allows it (datatype `token`: a letter or `_`, then letters, digits, `.`, `-`, `_`).
 * The `+` of a composite row becomes `_`; any other character its code point: `mds-21+21.1` → `mds-21_21.1`.
 */
export function oscalToken(id: string): string {
  const token = id.replaceAll("+", "_").replaceAll(/[^\p{L}\p{N}.\-_]/gu, (character) => `_u${character.codePointAt(0)!.toString(16)}_`);
  return /^[\p{L}_]/u.test(token) ? token : `_${token}`;
}

/** The control id of an item: form and number, `mds-4.1`. */
export function controlId(form: string, number: string): string {
  return oscalToken(`${form}-${number}`);
}
