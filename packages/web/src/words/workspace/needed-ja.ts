/** The words of the part that lists which disclosures a system needs, in Japanese. */
export const neededJa = {
  outOfScope: "対象外（開示書は要りません）",
  maybe: "（要るかもしれません）",
  or: "または",
  writers: { manufacturer: "製造業者が書く", "type-number-holder": "型式番号を持つ会社が書く", "service-provider": "サービス事業者が書く", "remote-maintainer": "遠隔保守をする会社が書く" },
  unclear: "分からない",
  findOut: (ask: string) => `確かめること：${ask}`,
};
