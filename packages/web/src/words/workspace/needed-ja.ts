/** The words of the part that lists which disclosures a system needs, in Japanese. */
export const neededJa = {
  outOfScope: "対象外（開示書は要りません）",
  maybe: "（要るかもしれません）",
  or: "または",
  writers: { manufacturer: "製造業者（作っている会社）", "type-number-holder": "型式番号を持つ会社", "service-provider": "サービス事業者（提供している会社）", "remote-maintainer": "遠隔保守をする会社" },
  writtenBy: (writers: string) => `${writers}が書く`,
  contractEnd: "契約の期限（分かれば）",
  contractEndHint: "期限が過ぎたら、もう一度確かめるようにお知らせします。",
  unclear: "分からない",
  findOut: (ask: string) => `確かめること：${ask}`,
};
