import { isPermitted, type Permission } from "@kaiji/domain";
import { Refusal } from "../refusal/refusal.ts";
import { actorOf, type Caller, type SessionCaller } from "../people/caller.ts";
import type { Call, OrganizationCall, SessionCall } from "./operation.ts";

/** @throws Refusal `not-signed-in`, `second-factor-needed`, `enrolment-needed` */
export function sessionCall(call: Call, caller: Caller | null, isHalfEnough: boolean): SessionCall {
  if (caller === null || caller.kind !== "session") throw new Refusal("not-signed-in");
  if (!isHalfEnough) requireFull(caller);
  return { ...call, caller, actor: actorOf(caller, call.origin) };
}

/**
 * Lets a caller into the organization of the path. An organization that the caller does not belong to is
 * answered like one that does not exist.
 * @throws Refusal `not-signed-in`, `second-factor-needed`, `enrolment-needed`, `not-found`, `not-permitted`
 */
export async function organizationCall(call: Call, caller: Caller | null, permission: Permission): Promise<OrganizationCall> {
  if (caller === null) throw new Refusal("not-signed-in");
  const organizationId = call.params["organizationId"] ?? "";
  const actor = actorOf(caller, call.origin);
  if (caller.kind === "token") {
    if (caller.organizationId !== organizationId) throw new Refusal("not-found");
    const isAllowed = permission === "read" || (permission === "write" && caller.scope === "write");
    if (!isAllowed) throw new Refusal("not-permitted", { permission });
    return { ...call, caller, actor, organizationId, role: "token" };
  }
  requireFull(caller);
  const membership = (await call.services.memberships.of(caller.personId)).find((one) => one.organizationId === organizationId);
  if (membership === undefined) throw new Refusal("not-found");
  if (!isPermitted(membership.role, permission)) throw new Refusal("not-permitted", { permission });
  return { ...call, caller, actor, organizationId, role: membership.role };
}

function requireFull({ stage }: SessionCaller): void {
  if (stage === "enrol") throw new Refusal("enrolment-needed");
  if (stage === "first-factor") throw new Refusal("second-factor-needed");
}
