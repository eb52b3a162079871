/** The words of the screen or part "nav", in Japanese. */
export const navJa = {
  label: "ワークスペースの画面",
  you: "組織とサインイン",
  organization: "組織",
  signOut: "サインアウト",
  overview: "概要",
  ledger: "台帳",
  intake: "受け取り",
  matrix: "一覧表",
  findings: "指摘と対応",
  rulebook: "運用管理規程",
  outbox: "送信箱",
  people: "人",
  audit: "監査証跡",
  account: "自分",
  groups: { now: "いま", systems: "システム", findings: "確認と対応", providers: "事業者とのやりとり", rules: "院内のきまり", organization: "組織" },
};
