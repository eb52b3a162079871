import type { Actor } from "@kaiji/storage";

/** Where a request came from, for the audit trail and for throttling. */
export interface Origin {
  readonly address: string;
  /** What the browser says that it is, shortened. */
  readonly device: string;
  readonly requestId: string;
}

export type SessionStage = "first-factor" | "enrol" | "full";

/** A person with a browser session. */
export interface SessionCaller {
  readonly kind: "session";
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  readonly stage: SessionStage;
}

/** A program with an API token of one organization. */
export interface TokenCaller {
  readonly kind: "token";
  readonly organizationId: string;
  readonly tokenId: string;
  readonly name: string;
  readonly scope: "read" | "write";
}

export type Caller = SessionCaller | TokenCaller;

/** The caller as the audit trail keeps it. */
export function actorOf(caller: Caller, origin: Origin): Actor {
  const { address, requestId } = origin;
  return caller.kind === "session"
    ? { personId: caller.personId, name: caller.name, via: "session", address, requestId }
    : { personId: null, name: caller.name, via: "token", address, requestId };
}

/** Somebody who has not signed in. */
export function strangerAt(origin: Origin, name: string): Actor {
  return { personId: null, name, via: "link", address: origin.address, requestId: origin.requestId };
}
