import type { Permission, Role } from "@kaiji/domain";
import type { Actor } from "@kaiji/storage";
import type { z } from "zod";
import type { Caller, Origin, SessionCaller } from "../people/caller.ts";
import type { Services } from "./services.ts";

/**
 * Who may call: anybody (`open`), somebody whose sign-in is under way (`half`), somebody signed in (`session`),
 * or those in the organization of the path whose role has a permission.
 */
export type Access = "open" | "half" | "session" | Permission;

/** What an operation is given. */
export interface Call<Query = unknown, Body = unknown> {
  readonly services: Services;
  readonly origin: Origin;
  /** The ids in the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
  readonly cookies: Readonly<Record<string, string>>;
  /** The page's own origin, e.g. `http://localhost:3141`. */
  readonly site: string;
  /** From `If-Match`; `null` when absent. */
  readonly version: number | null;
}

/** What an operation is given when its caller is known. */
export interface KnownCall<Query = unknown, Body = unknown> extends Call<Query, Body> {
  readonly caller: Caller;
  readonly actor: Actor;
}

export interface SessionCall<Query = unknown, Body = unknown> extends Call<Query, Body> {
  readonly caller: SessionCaller;
  readonly actor: Actor;
}

/** What an operation in an organization is given. */
export interface OrganizationCall<Query = unknown, Body = unknown> extends KnownCall<Query, Body> {
  readonly organizationId: string;
  readonly role: Role | "token";
}

/** What an operation answers. */
export interface Answer {
  readonly status?: 200 | 201 | 202 | 204;
  readonly body?: unknown;
  /** Sent as `ETag`, quoted. */
  readonly version?: number;
  readonly cookies?: readonly SetCookie[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A cookie to set; `value` null takes it away. */
export interface SetCookie {
  readonly name: "session" | "device" | "flow";
  readonly value: string | null;
}

type CallOf<A extends Access, Query, Body> = A extends "open" ? Call<Query, Body> : A extends "half" | "session" ? SessionCall<Query, Body> : OrganizationCall<Query, Body>;

/** One thing that the API does: what describes it, what validates it, and the code. */
export interface Operation<A extends Access = Access, Query = unknown, Body = unknown> {
  /** Unique, e.g. `listSystems`. */
  readonly id: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** With ids in braces, e.g. `/api/organizations/{organizationId}/systems`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: A;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** Bytes of a JSON body; 1 MiB when absent. */
  readonly bodyLimit?: number;
  /** The operation reads the raw body itself; described by its media type. */
  readonly rawBody?: string;
  readonly answer?: z.ZodType;
  readonly answerMedia?: string;
  readonly status?: 200 | 201 | 202 | 204;
  /** Asks for `If-Match`. */
  readonly needsVersion?: boolean;
  /** Takes `Idempotency-Key`. */
  readonly takesKey?: boolean;
  handle(call: CallOf<A, Query, Body>): Promise<Answer | Response>;
}

/** Keeps the types of an operation's parts together. */
export function operation<A extends Access, Query, Body>(described: Operation<A, Query, Body>): Operation {
  return described as unknown as Operation;
}
