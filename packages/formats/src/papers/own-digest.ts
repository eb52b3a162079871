import { daysBetween, type DatedMatter, type ReminderKind } from "@kaiji/domain";
import { japaneseDay } from "./request-letter.ts";

const HEADINGS: Readonly<Record<ReminderKind, string>> = {
  "finding-due": "指摘への対応を決める期限",
  "treatment-due": "対応の期限",
  "risk-ends": "受け入れたリスクの期限（見直しが必要です）",
  review: "対応を見直す日",
  "evidence-ends": "根拠資料の期限",
  "item-due": "遵守項目の目標日",
  renewal: "更改の予定",
  "contract-ends": "契約の期限",
  "auditor-ends": "監査人の期限（過ぎると入れなくなります）",
};

/** A digest to one of the organization's own people about what is due. */
export function renderOwnDigest({ organization, recipient, matters, today, address }: { readonly organization: string; readonly recipient: string; readonly matters: readonly DatedMatter[]; readonly today: string; readonly address: string | null }): { subject: string; text: string } {
  const late = matters.filter(({ on }) => on < today).length;
  const kinds = [...new Set(matters.map(({ kind }) => kind))];
  const text = [
    `${recipient} 様`,
    "",
    `${organization}で期限が近いもの、過ぎたものをお知らせします（${japaneseDay(today)}現在、${matters.length}件）。`,
    "",
    ...kinds.flatMap((kind) => [`■ ${HEADINGS[kind]}`, ...matters.filter((matter) => matter.kind === kind).map(({ on, name, owner }) => `・${japaneseDay(on)}（${when(on, today)}）　${name}${owner === null ? "" : `　担当：${owner}`}`), ""]),
    ...(address === null ? [] : ["Kaijiで開く：", `　${address}`, ""]),
    "このお知らせは、Kaijiの「依頼」の設定で止められます。",
    "",
  ].join("\n");
  return { subject: `【Kaiji】期限のお知らせ ${matters.length}件${late > 0 ? `（うち${late}件は期限を過ぎています）` : ""}`, text };
}

function when(on: string, today: string): string {
  const left = daysBetween(today, on);
  return left === 0 ? "今日" : left > 0 ? `あと${left}日` : `${-left}日過ぎています`;
}
