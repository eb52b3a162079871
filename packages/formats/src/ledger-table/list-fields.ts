import { restField } from "./rest-field.ts";
import { choiceField, dayField, flagField, linesField, put, textField, type Choice, type TableField } from "./table-field.ts";

const USES: readonly Choice[] = [["byod", "私物（BYOD）", "Own by staff (BYOD)", "byod", "私物", "個人所有"], ["lent", "患者への貸し出し", "Lent to a patient", "貸出", "貸し出し", "患者貸出", "iot"], ["own", "医療機関の機器", "Owned by the institution", "院内", "自院", "所有", "備品"]];
const DEVICE_STATUSES: readonly Choice[] = [["in-use", "使用中", "In use", "利用中", "貸出中", "貸し出し中"], ["returned", "返却済み", "Returned", "返却"], ["lost", "紛失", "Lost", "紛失・盗難"], ["retired", "使用終了", "Retired", "廃棄", "終了"]];
const ACCOUNT_STATUSES: readonly Choice[] = [["active", "有効", "Active", "利用中", "使用中"], ["suspended", "停止中", "Suspended", "停止", "休止"], ["removed", "削除済み", "Removed", "削除", "廃止"]];

const OF_DEVICES: readonly TableField[] = [
  textField("name", "機器の名前", "Device", "名前", "名称", "機器名", "端末名"),
  choiceField(["use", "区分", "Use", "種別", "用途", "利用区分"], USES),
  textField("holder", "持ち主・貸出先", "Holder", "利用者", "所有者", "貸出先", "使用者", "患者番号"),
  textField("model", "機種", "Model", "型番", "型式", "モデル"),
  textField("assetNumber", "管理番号", "Asset number", "資産番号", "製造番号", "シリアル番号"),
  textField("operatingSystem", "OS", "Operating system", "基本ソフト"),
  linesField("allowedUse", "使ってよい業務", "Allowed use", "利用目的", "許可する業務", "利用範囲"),
  linesField("protection", "守り方", "Protection", "安全対策", "セキュリティ対策", "対策"),
  dayField("registeredOn", "登録・貸出の日", "Registered or lent on", "登録日", "貸出日", "許可日"),
  dayField("returnedOn", "返却・終了の日", "Returned on", "返却日", "終了日"),
  dayField("riskExplainedOn", "リスクを説明した日", "Risk explained on", "リスク説明日", "説明日"),
  dayField("consentOn", "同意を得た日", "Consent on", "同意日", "同意取得日"),
  textField("contact", "連絡先", "Contact", "連絡先提供", "問い合わせ先"),
  choiceField(["status", "状態", "Status"], DEVICE_STATUSES, { whenCleared: "in-use" }),
  linesField("note", "メモ", "Note", "備考"),
];

/** All columns of the list of devices. */
export const DEVICE_FIELDS: readonly TableField[] = [...OF_DEVICES, restField(OF_DEVICES)];

const SYSTEM: TableField = {
  id: "systemId",
  ja: "システム",
  en: "System",
  aliases: ["システム名", "対象システム", "システムの名前"],
  kind: "text",
  control: "system",
  write: ({ systemId }, look) => (typeof systemId === "string" ? (look.systemName(systemId) ?? "") : ""),
  read(draft, text, look) {
    // Two systems may have one name: what the record says already stays.
    if (typeof draft["systemId"] === "string" && look.systemName(draft["systemId"]) === text) return null;
    const found = text === "" ? undefined : look.systemOf(text);
    if (found === null) return "unknown-system";
    put(draft, "systemId", found);
    return null;
  },
};

const OF_ACCOUNTS: readonly TableField[] = [
  textField("name", "利用者ID", "Account", "id", "ユーザーID", "ユーザid", "アカウント", "ログインid"),
  textField("person", "利用者", "Person", "氏名", "名前", "使用者", "職員名"),
  textField("job", "職種・所属", "Job", "職種", "所属", "部署"),
  SYSTEM,
  textField("authority", "権限", "Authority", "役割", "権限区分"),
  flagField("isShared", "共用", "Shared", "共有", "共用id"),
  dayField("issuedOn", "発行日", "Issued on", "登録日", "作成日"),
  dayField("endsOn", "有効期限", "Ends on", "期限", "終了予定日"),
  dayField("checkedOn", "棚卸しの日", "Checked on", "棚卸日", "確認日", "最終確認日"),
  dayField("removedOn", "削除の日", "Removed on", "削除日", "停止日"),
  choiceField(["status", "状態", "Status"], ACCOUNT_STATUSES, { whenCleared: "active" }),
  linesField("note", "メモ", "Note", "備考"),
];

/** All columns of the list of IDs. */
export const ACCOUNT_FIELDS: readonly TableField[] = [...OF_ACCOUNTS, restField(OF_ACCOUNTS)];
