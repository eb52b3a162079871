/** The words of the screen or part "audit", in Japanese. */
export const auditJa = {
  title: "監査証跡",
  lead: "だれが、いつ、何を、どう変えたか。書き換えると kaiji audit verify で見つかります。",
  at: "日時（日本）",
  action: "操作",
  who: "人",
  what: "対象",
  change: "変更",
  from: "経路",
  csv: "CSVで書き出す",
  exporting: (percent: number) => `書き出しています（${percent}%）`,
  empty: "この条件の記録はありません。",
  since: "この日から",
  until: "この日まで",
};
