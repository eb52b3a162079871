/** The sentences of the rulebook's papers. The rulebook itself is Japanese. */
export const RULEBOOK_WORDS = {
  draft: "案（承認前）",
  revision: (number: number) => `第${number}版`,
  inForce: (day: string) => `施行日　${japaneseDay(day)}`,
  approvedBy: (name: string) => `承認　${name}`,
  printedOn: (day: string) => `出力日　${japaneseDay(day)}`,
  revisions: "改訂の記録",
  revisionHeadings: ["版", "施行日", "承認した人", "変えたこと"],
  firstRevision: "初めての版",
  changed: (added: number, changed: number, removed: number) => [added > 0 ? `追加 ${added}` : "", changed > 0 ? `変更 ${changed}` : "", removed > 0 ? `削除 ${removed}` : ""].filter((part) => part !== "").join("、") || "条項の変更なし",
  noRevisions: "承認された版はまだありません。",
  annex: "別表　遵守項目と条項の対応",
  annexNote: (guideline: string) => `医療情報システムの安全管理に関するガイドライン第${guideline}版 保守委託機関編の遵守項目（2章）に、この規程のどの条項が対応するかを示します。項目の見出しは Kaiji が付けた短い言い換えです。`,
  annexHeadings: ["番号", "遵守項目", "状況", "対応する条項"],
  noClause: "（なし）",
  statuses: { "not-started": "未着手", partial: "一部", done: "済", "not-applicable": "対象外" },
  listHeadings: ["番号", "区分", "遵守項目", "状況", "理由・メモ", "担当", "目標日", "対応する条項", "根拠資料", "すること"],
  listTitle: "遵守項目の一覧",
} as const;

function japaneseDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
