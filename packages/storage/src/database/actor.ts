/** Who does something, as the audit trail keeps it. */
export interface Actor {
  readonly personId: string | null;
  readonly name: string;
  /** How they came in: a browser's session, an API token, a link without an account, or Kaiji itself. */
  readonly via: "session" | "token" | "link" | "kaiji";
  readonly address: string | null;
  readonly requestId: string | null;
}

/** Kaiji doing something by itself: a job, a first start. */
export const KAIJI: Actor = { personId: null, name: "Kaiji", via: "kaiji", address: null, requestId: null };
