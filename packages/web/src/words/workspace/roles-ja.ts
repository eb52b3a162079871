/** The words of the screen or part "roles", in Japanese. */
export const rolesJa = { administrator: "管理者", editor: "編集者", approver: "承認者", reader: "閲覧者", auditor: "監査人（期限付き）" };
