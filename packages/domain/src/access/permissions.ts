/** What a person is in an organization. */
export type Role = "administrator" | "editor" | "approver" | "reader" | "auditor";

/** What may be done in an organization. */
export type Permission = "read" | "write" | "approve" | "manage" | "audit";

export const ROLES: readonly Role[] = ["administrator", "editor", "approver", "reader", "auditor"];

/** `auditor` is for a time; everyone else until they are removed. */
const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ["read", "write", "approve", "manage", "audit"],
  editor: ["read", "write"],
  approver: ["read", "write", "approve"],
  reader: ["read"],
  auditor: ["read", "audit"],
};

/** Whether a role may do something. */
export function isPermitted(role: Role, permission: Permission): boolean {
  return PERMISSIONS[role].includes(permission);
}
