import type { Refusal, RefusalCode } from "./refusal.ts";

/** Thrown inside the readers to leave a file at once; never leaves this package. */
export class ReadFailure extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, params: Readonly<Record<string, string>> = {}) {
    super(code);
    this.refusal = { code, params };
  }
}
