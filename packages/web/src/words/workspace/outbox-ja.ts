/** The words of the screen or part "outbox", in Japanese. */
export const outboxJa = {
  title: "送信箱",
  lead: "事業者への手紙です。メールの設定がないときは、ここから写して送ってください。",
  empty: "手紙はありません。「依頼」で手紙を作れます。",
  to: "あて先",
  subject: "件名",
  state: "状態",
  states: { waiting: "待っています", sent: "送りました", failed: "送れませんでした", copied: "自分で送りました" },
  open: "開く",
  mark: "自分で送った",
  linkPlace: "（ここにリンクが入ります）",
  linkLead: "この手紙には、事業者ごとのリンクが入ります。自分で送るときは、先にリンクを入れてから写し取ってください。",
  linkMake: "リンクを入れる",
  jobs: "裏側の作業",
  jobStates: { waiting: "待っています", queued: "待っています", running: "進行中", done: "終わりました", failed: "失敗しました" },
  noJobs: "作業はありません。",
};
