/** The words of the screen or part "roles", in English. */
export const rolesEn = { administrator: "Administrator", editor: "Editor", approver: "Approver", reader: "Reader", auditor: "Auditor (for a time)" };
