/** The words of the screen "settings", in Japanese. */
export const settingsJa = {
  title: "設定",
  lead: "この組織についての決めごとです。管理者だけが変えられます。",
  name: "組織の名前",
  nameHint: "事業者への手紙や印刷物に、この名前が入ります。",
  saved: "保存しました。",
  elsewhere: "ほかの画面で決めること",
  places: {
    people: "人を招く・役割を変える",
    reading: "確認事項の行をより厳しく読む（照合のきまり）",
    oversight: "ほかの組織に状況を見せる",
    account: "自分のパスワード・2つ目の確認",
  },
  another: "組織をもう1つ作る",
  anotherLead: "2つ目の施設や、複数の医療機関を見る組織を作れます。作ったあなたが管理者になります。記録は組織ごとに分かれ、混ざりません。",
  anotherName: "新しい組織の名前",
  make: "作って、そちらに移る",
  switchHint: "組織は、画面の上の名前の欄でいつでも切り替えられます。",
};
