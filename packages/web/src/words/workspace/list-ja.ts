/** The words of every list, in Japanese. */
export const listJa = {
  all: "すべて",
  clear: "条件を外す",
  csv: "CSVで書き出す",
  count: (shown: number, all: number) => (shown === all ? `${all}件` : `${all}件のうち${shown}件`),
  chosen: (count: number) => `${count}件を選択中`,
  choose: (name: string) => `${name}を選ぶ`,
  chooseAll: "表示中のすべてを選ぶ",
  chooseNone: "選択を外す",
  more: (count: number) => `もっと見る（あと${count}件）`,
  views: "保存した条件",
  noView: "（選んでください）",
  keepView: "この条件を保存する",
  removeView: "この保存を消す",
  viewName: "条件の名前",
  viewHint: "組織のだれでも使えます。",
  actions: "操作",
};
