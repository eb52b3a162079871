/** Words of every screen, in Japanese. */
export const everywhereJa = {
  loading: "読み込んでいます…",
  save: "保存する",
  cancel: "やめる",
  close: "閉じる",
  copy: "写し取る",
  copied: "写し取りました",
  undo: "元に戻す",
  search: "さがす",
  noMatch: "条件に合うものはありません。",
  more: "もっと見る",
  required: "必須",
  none: "なし",
  person: "人",
};
