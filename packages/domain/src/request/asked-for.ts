import type { SystemPart } from "../ledger/system-part.ts";

/** A disclosure of a system that is needed. */
export interface LackingForm {
  readonly systemId: string;
  readonly form: string;
  readonly part: SystemPart;
}

/** A disclosure that a request asks for. A request from before parts were told apart names none: it asks for whatever of the form was needed. */
export interface AskedForm {
  readonly systemId: string;
  readonly form: string;
  readonly part?: SystemPart | undefined;
}

/** Whether requests ask for this very disclosure: the one of another part of the system is another paper. */
export function isAskedFor({ systemId, form, part }: LackingForm, asked: readonly AskedForm[]): boolean {
  return asked.some((one) => one.systemId === systemId && one.form === form && (one.part === undefined || one.part === part));
}
