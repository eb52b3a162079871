import { REFUSALS, type RefusalCode } from "./refusals.ts";

/** One field of a request that is not as it must be. */
export interface FieldFault {
  /** Where in the request: names and indexes joined by dots. */
  readonly path: string;
  readonly message: string;
}

/** A "no" that is expected. Thrown by operations, answered by one handler. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldFault[];

  constructor(code: RefusalCode, params: Readonly<Record<string, string | number>> = {}, fields: readonly FieldFault[] = []) {
    super(code);
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

/** RFC 9457's problem document for a refusal. */
export function problemOf(refusal: Refusal, requestId: string) {
  const { status, ja, en } = REFUSALS[refusal.code];
  return {
    type: `urn:kaiji:problem:${refusal.code}`,
    title: fill(ja, refusal.params),
    status,
    code: refusal.code,
    detail: fill(en, refusal.params),
    requestId,
    ...(refusal.fields.length > 0 ? { errors: refusal.fields } : {}),
    ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
  };
}

function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? "?"));
}
