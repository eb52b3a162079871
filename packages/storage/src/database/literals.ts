/** SQL literals for statements that go to the database as one text. What comes from people is written as hexadecimal digits only. */

export function bytesLiteral(bytes: Uint8Array): string {
  return `decode('${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}', 'hex')`;
}

export function textLiteral(text: string): string {
  return `convert_from(${bytesLiteral(Buffer.from(text))}, 'UTF8')`;
}

export function uuidLiteral(id: string): string {
  return `${textLiteral(id)}::uuid`;
}

export function instantLiteral(at: Date): string {
  return `'${at.toISOString()}'::timestamptz`;
}

/** SQL that binds a transaction: `kaiji.organization`, `kaiji.person`, `kaiji.door`. */
export function bindingOf(setting: "kaiji.organization" | "kaiji.person" | "kaiji.door", value: string): string {
  return `select set_config('${setting}', ${textLiteral(value)}, true)`;
}
