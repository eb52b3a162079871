import { SYSTEM_KINDS } from "@kaiji/domain";
import { restField } from "./rest-field.ts";
import { choiceField, dayField, flagField, linesField, numberField, put, textField, type Choice, type LookUp, type TableField } from "./table-field.ts";

const DELIVERIES: readonly Choice[] = [
  ["on-premise", "院内に設置", "On premises", "オンプレミス", "オンプレ", "院内", "院内設置", "導入型"],
  ["cloud", "クラウドサービス", "Cloud service", "クラウド", "saas", "asp", "クラウド型"],
  ["device", "医療機器・装置", "Device", "医療機器", "装置", "機器", "モダリティ"],
  ["network", "ネットワーク機器", "Network device", "ネットワーク"],
];
const CRITICALITIES: readonly Choice[] = [["high", "高い", "High", "高", "a"], ["medium", "中くらい", "Medium", "中", "b"], ["low", "低い", "Low", "低", "c"]];
const STATUSES: readonly Choice[] = [["planned", "導入予定", "Planned", "予定", "計画中"], ["in-use", "使用中", "In use", "稼働中", "利用中", "運用中"], ["retired", "使用終了", "Retired", "終了", "廃止", "停止"]];
const PARTIES: readonly Choice[] = [
  ["contract", "事業者（契約などに書いてある）", "Provider, in the contract", "事業者", "委託", "契約"],
  ["unwritten", "事業者（書いてない）", "Provider, unwritten", "口頭"],
  ["self", "自院", "We ourselves", "院内", "当院", "自施設"],
  ["nobody", "だれもいない", "Nobody", "なし"],
  ["unknown", "わからない", "Unknown", "不明", "未確認"],
  ["none-there", "その機器がない", "There is none", "対象外", "該当なし"],
];
const ROLES = [
  ["manufacturer", "製造業者", "Manufacturer", "メーカー", "製造元", "製造販売業者", "製造会社"],
  ["service-provider", "サービス事業者", "Service provider", "サービス提供事業者", "クラウド事業者"],
  ["dealer", "販売店", "Dealer", "代理店", "販売会社", "購入先"],
  ["maintenance", "保守事業者", "Maintenance", "保守会社", "保守業者", "保守委託先", "保守先"],
  ["direct-contractor", "契約している事業者", "Direct contractor", "委託先事業者", "事業者", "ベンダー", "ベンダ", "契約先", "委託先", "業者名", "会社名"],
] as const;

type Engaged = { readonly providerId: string; readonly role: string };

/** Providers in one role, one a line. The role is the column's, so that a person need not write it. */
function providersField([role, ja, en, ...aliases]: (typeof ROLES)[number]): TableField {
  return {
    id: `providers.${role}`,
    ja,
    en,
    aliases,
    kind: "text",
    control: null,
    write: (content, look) => engaged(content).filter((one) => one.role === role).map(({ providerId }) => look.providerName(providerId) ?? "").filter((name) => name !== "").toSorted().join("\n"),
    read(draft, text, look) {
      const others = engaged(draft).filter((one) => one.role !== role);
      // Two providers may have one name: those that the record names already stay.
      const own = new Map(engaged(draft).filter((one) => one.role === role).map(({ providerId }) => [look.providerName(providerId), providerId]));
      const ids = [...new Set(namesIn(text, look).map((name) => own.get(name) ?? look.providerOf(name)))];
      put(draft, "providers", [...others, ...ids.map((providerId) => ({ providerId, role }))]);
      return null;
    },
  };
}

function engaged(content: Readonly<Record<string, unknown>>): readonly Engaged[] {
  return (content["providers"] as readonly Engaged[] | undefined) ?? [];
}

/** One name a line; a line that is no known name may hold several. */
function namesIn(text: string, look: LookUp): string[] {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return lines.flatMap((line) => (look.isProvider(line) ? [line] : line.split(/[、；／]/u).map((name) => name.trim()).filter((name) => name !== "")));
}

/** Who updates: three parts that stand or fall together. */
function updateField(part: "server" | "pc" | "network", ja: string, en: string, ...aliases: string[]): TableField {
  const field = choiceField([`updates.${part}`, ja, en, ...aliases], PARTIES);
  return {
    ...field,
    read(draft, text, look) {
      if (text === "" && draft["updates"] === undefined) return null;
      const before = (draft["updates"] as object | undefined) ?? { server: "unknown", pc: "unknown", network: "unknown" };
      const held = { updates: before };
      const fault = field.read(held, text === "" ? "unknown" : text, look);
      if (fault === null) draft["updates"] = held.updates;
      return fault;
    },
  };
}

const SHOWN: readonly TableField[] = [
  textField("name", "システムの名前", "System", "名前", "名称", "システム名", "システム名称", "医療情報システム名", "導入している医療情報システム", "機器名"),
  choiceField(["kind", "種類", "Kind", "種別", "区分", "分類", "カテゴリ"], SYSTEM_KINDS.map(({ id, label }): Choice => [id, label.ja, label.en]), { isOpen: true }),
  textField("product", "製品・サービス名", "Product or service", "製品名", "商品名", "サービス名", "製品", "パッケージ名"),
  textField("version", "版", "Version", "バージョン", "ver", "version"),
  choiceField(["delivery", "提供の形", "Delivery", "提供形態", "形態", "導入形態", "設置形態"], DELIVERIES),
  flagField("hasRemoteMaintenance", "リモート保守", "Remote maintenance", "リモートメンテナンス", "遠隔保守", "リモート保守の有無"),
  ...ROLES.map(providersField),
  textField("contract.name", "契約の名前", "Contract", "契約名", "契約", "契約番号", "保守契約"),
  dayField("contract.startsOn", "契約の開始日", "Contract begins", "契約開始日", "契約日"),
  dayField("contract.renewedOn", "契約を更新・変更した日", "Contract renewed or changed", "契約更新日", "更新日"),
  dayField("contract.endsOn", "契約の終わる日", "Contract ends", "契約終了日", "契約満了日", "契約期限", "保守期限"),
  flagField("contract.coversUpdates", "契約に更新の作業を含む", "Contract covers updates"),
  linesField("outsourced", "委託業務概要", "Contracted work", "委託内容", "業務概要", "委託業務"),
  updateField("server", "サーバーの更新", "Server updates", "サーバの更新"),
  updateField("pc", "PCの更新", "PC updates", "端末の更新"),
  updateField("network", "ネットワーク機器の更新", "Network device updates"),
  textField("location", "設置場所", "Location", "場所", "設置部署", "部署", "部門"),
  numberField("count", "台数", "Count", "数量", "数", "端末数"),
  linesField("information", "取り扱う情報", "Information handled", "情報", "取扱情報", "扱う情報"),
  linesField("connections", "つながる相手", "Connections", "接続先", "連携先", "接続", "接続システム"),
  textField("owner", "院内の担当", "Owner", "担当", "担当者", "管理者", "責任者", "担当部署"),
  choiceField(["criticality", "重要度", "Criticality", "重要性", "優先度"], CRITICALITIES),
  dayField("renewalOn", "更改の予定日", "Next renewal", "更改予定日", "更新予定", "更新予定日", "更改時期", "リース期限"),
  choiceField(["status", "状態", "Status", "利用状況", "稼働状況", "ステータス"], STATUSES, { whenCleared: "in-use" }),
  linesField("note", "メモ", "Note", "備考", "特記事項", "摘要"),
];

/** All columns of the ledger of systems. */
export const SYSTEM_FIELDS: readonly TableField[] = [...SHOWN, restField(SHOWN)];
