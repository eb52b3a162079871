import type { Localized } from "../localized.ts";

/** How a system is delivered to an institution. */
export type Delivery = "on-premise" | "cloud" | "device" | "network";

export const INSTITUTION_KINDS = ["clinic", "clinic-with-beds", "dental", "hospital", "pharmacy", "other"] as const;

/** What kind of institution it is; only what is proposed hangs on it. */
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** A common kind of system: what it is, how it usually comes, and what usually stands beside it. */
export interface SystemKind {
  readonly id: string;
  readonly label: Localized;
  /** What it is, in plain words. */
  readonly about: Localized;
  /** How it comes as a rule; a person says how it really is. */
  readonly delivery: Delivery;
  /** What the chart `who-writes` calls it. */
  readonly chartKind: "system" | "chat" | "printer" | "network";
  /** Whether it handles medical information by its nature; `null` where that hangs on its use. */
  readonly handlesMedicalInformation: boolean | null;
  /** Kinds that usually belong to it. */
  readonly usuallyAlso: readonly string[];
  /** Where it is usual. */
  readonly usualIn: readonly InstitutionKind[];
}

const EVERYWHERE: readonly InstitutionKind[] = INSTITUTION_KINDS;
const TREATING: readonly InstitutionKind[] = ["clinic", "clinic-with-beds", "dental", "hospital", "other"];
const WITH_BEDS: readonly InstitutionKind[] = ["clinic-with-beds", "hospital"];

type Rest = Partial<Pick<SystemKind, "chartKind" | "handlesMedicalInformation" | "usuallyAlso" | "usualIn">>;

function kind(id: string, delivery: Delivery, label: Localized, about: Localized, rest: Rest = {}): SystemKind {
  return { id, label, about, delivery, chartKind: "system", handlesMedicalInformation: true, usuallyAlso: [], usualIn: [], ...rest };
}

/**
 * Kinds to pick from; any other name may be typed. What handles medical information: checklist Q&A,
 * JIRA Q&A Q19 (booking). How each usually comes and what stands beside it is our own knowledge of the field.
 */
export const SYSTEM_KINDS: readonly SystemKind[] = [
  kind("electronic-record", "on-premise", { ja: "電子カルテ", en: "Electronic medical record" }, { ja: "診察の記録をつける", en: "Records of consultations" }, { usuallyAlso: ["claims", "insurance-check", "network", "printer"], usualIn: ["clinic", "clinic-with-beds", "dental", "hospital"] }),
  kind("claims", "on-premise", { ja: "レセコン", en: "Claims computer" }, { ja: "会計と保険請求をする", en: "Billing and insurance claims" }, { usuallyAlso: ["insurance-check", "printer"], usualIn: EVERYWHERE }),
  kind("insurance-check", "on-premise", { ja: "オンライン資格確認", en: "Online insurance check" }, { ja: "マイナンバーカードで保険証を確かめる", en: "Checks insurance by the My Number card" }, { usuallyAlso: ["network"], usualIn: EVERYWHERE }),
  kind("order-entry", "on-premise", { ja: "オーダリング", en: "Order entry" }, { ja: "検査や薬の指示を院内に伝える", en: "Passes on orders for tests and medicines" }, { usuallyAlso: ["electronic-record", "laboratory"], usualIn: ["hospital"] }),
  kind("pacs", "on-premise", { ja: "画像（PACS）", en: "Image archive (PACS)" }, { ja: "レントゲンなどの画像をためて見る", en: "Keeps and shows X-ray and other images" }, { usuallyAlso: ["modality"], usualIn: TREATING }),
  kind("modality", "device", { ja: "モダリティ（撮影・計測装置）", en: "Modality" }, { ja: "レントゲン、エコー、CT、心電計、内視鏡など", en: "X-ray, ultrasound, CT, ECG, endoscope and so on" }, { usuallyAlso: ["pacs"], usualIn: TREATING }),
  kind("laboratory", "on-premise", { ja: "検査", en: "Laboratory" }, { ja: "血液検査などの依頼と結果を扱う", en: "Orders and results of blood and other tests" }, { usualIn: ["clinic", "clinic-with-beds", "hospital"] }),
  kind("booking", "cloud", { ja: "予約", en: "Booking" }, { ja: "診察の予約や順番を受け付ける", en: "Takes appointments" }, { usuallyAlso: ["web-interview"], usualIn: ["clinic", "clinic-with-beds", "dental"] }),
  kind("web-interview", "cloud", { ja: "Web問診", en: "Web questionnaire" }, { ja: "患者さんが症状を先に入力する", en: "Patients enter their symptoms beforehand" }, { usuallyAlso: ["booking"], usualIn: ["clinic"] }),
  kind("online-consultation", "cloud", { ja: "オンライン診療", en: "Online consultation" }, { ja: "ビデオ通話で診察する", en: "Consultations by video" }, { usuallyAlso: ["booking", "payment"] }),
  kind("e-prescription", "cloud", { ja: "電子処方箋", en: "Electronic prescription" }, { ja: "処方箋を電子でやり取りする", en: "Prescriptions sent electronically" }, { usuallyAlso: ["insurance-check"], usualIn: ["pharmacy"] }),
  kind("dispensing", "on-premise", { ja: "調剤・薬歴", en: "Dispensing and medication history" }, { ja: "薬の準備と服薬の記録", en: "Preparing medicines and their records" }, { usuallyAlso: ["claims", "insurance-check", "e-prescription"], usualIn: ["pharmacy", "hospital"] }),
  kind("department", "on-premise", { ja: "部門システム", en: "Departmental system" }, { ja: "手術、リハビリ、透析、健診など部門だけで使う", en: "Used by one department: surgery, rehabilitation, dialysis, check-ups" }, { usuallyAlso: ["order-entry"], usualIn: WITH_BEDS }),
  kind("nursing", "on-premise", { ja: "看護・介護の記録", en: "Nursing and care records" }, { ja: "病棟や訪問先での記録", en: "Records on wards and visits" }, { usuallyAlso: ["electronic-record"], usualIn: WITH_BEDS }),
  kind("check-up", "on-premise", { ja: "健診", en: "Health check-ups" }, { ja: "健康診断の予約と結果", en: "Bookings and results of check-ups" }, { usuallyAlso: ["laboratory"] }),
  kind("region-link", "cloud", { ja: "地域連携", en: "Regional health record" }, { ja: "ほかの医療機関と情報を見せ合う", en: "Shares information with other institutions" }, { usualIn: ["hospital"] }),
  kind("scanning", "on-premise", { ja: "紙の電子化・文書管理", en: "Scanned documents" }, { ja: "紹介状や同意書を読み取って保存する", en: "Keeps scanned letters and consents" }, { usuallyAlso: ["printer"] }),
  kind("shared-folder", "on-premise", { ja: "共有フォルダー・NAS", en: "Shared folder, NAS" }, { ja: "患者さんの情報が入ったファイルを置いている", en: "Holds files with patients' information" }, { handlesMedicalInformation: null }),
  kind("backup", "cloud", { ja: "バックアップ", en: "Backup" }, { ja: "診療データの控えを別の場所に取る", en: "Keeps copies of clinical data elsewhere" }, { usuallyAlso: ["electronic-record"] }),
  kind("payment", "on-premise", { ja: "自動精算機・会計", en: "Payment terminal" }, { ja: "患者さんの支払いを受ける", en: "Takes patients' payments" }, { handlesMedicalInformation: null, usuallyAlso: ["claims"] }),
  kind("chat", "cloud", { ja: "チャット・SNS", en: "Chat, social network" }, { ja: "職員どうしの連絡に使う", en: "For messages among staff" }, { chartKind: "chat", handlesMedicalInformation: null }),
  kind("network", "network", { ja: "ネットワーク（UTM・ハブ）", en: "Network (UTM, hubs)" }, { ja: "ルーター、UTM、ハブ、VPN装置、Wi-Fi", en: "Router, UTM, hub, VPN device, Wi-Fi" }, { chartKind: "network", handlesMedicalInformation: null, usualIn: EVERYWHERE }),
  kind("printer", "device", { ja: "複合機", en: "Multifunction printer" }, { ja: "コピー、プリンター、スキャナー、FAX", en: "Copier, printer, scanner, fax" }, { chartKind: "printer", handlesMedicalInformation: null, usualIn: EVERYWHERE }),
  kind("attendance", "cloud", { ja: "勤怠管理", en: "Staff attendance" }, { ja: "職員の出退勤だけを扱う", en: "Staff's working hours only" }, { handlesMedicalInformation: false }),
];

/** The kind of an id; `null` for a name that somebody typed. */
export function findSystemKind(id: string): SystemKind | null {
  return SYSTEM_KINDS.find((known) => known.id === id) ?? null;
}

/** Kinds that usually belong to those that are chosen and are not chosen yet, in the list's order. */
export function usuallyAlso(chosen: readonly string[]): SystemKind[] {
  const near = new Set(chosen.flatMap((id) => findSystemKind(id)?.usuallyAlso ?? []));
  return SYSTEM_KINDS.filter(({ id }) => near.has(id) && !chosen.includes(id));
}
