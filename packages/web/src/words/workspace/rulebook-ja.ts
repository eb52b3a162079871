/** The words of the screen or part "rulebook", in Japanese. */
export const rulebookJa = {
  title: "運用管理規程",
  lead: "自院のきまりの条項です。指摘への対応として、条項で補うことができます。",
  add: "条項を加える",
  number: "番号",
  heading: "見出し",
  text: "本文",
  empty: "条項はまだありません。いまの規程から、関係する条項を写してください。",
  edit: "変える",
  remove: "外す",
  removed: (name: string) => `「${name}」を外しました。`,
};
