import type { Localized } from "../localized.ts";

/** How a system is delivered to an institution. */
export type Delivery = "on-premise" | "cloud" | "device" | "network";

/** A common kind of system, and how it usually comes. */
export interface SystemKind {
  readonly id: string;
  readonly label: Localized;
  readonly delivery: Delivery;
}

/** Kinds to pick from; any other name may be typed. */
export const SYSTEM_KINDS: readonly SystemKind[] = [
  { id: "electronic-record", label: { ja: "電子カルテ", en: "Electronic medical record" }, delivery: "on-premise" },
  { id: "claims", label: { ja: "レセコン", en: "Claims computer" }, delivery: "on-premise" },
  { id: "order-entry", label: { ja: "オーダリング", en: "Order entry" }, delivery: "on-premise" },
  { id: "pacs", label: { ja: "画像（PACS）", en: "Image archive (PACS)" }, delivery: "on-premise" },
  { id: "laboratory", label: { ja: "検査", en: "Laboratory" }, delivery: "on-premise" },
  { id: "booking", label: { ja: "予約", en: "Booking" }, delivery: "cloud" },
  { id: "insurance-check", label: { ja: "オンライン資格確認", en: "Online insurance check" }, delivery: "on-premise" },
  { id: "e-prescription", label: { ja: "電子処方箋", en: "Electronic prescription" }, delivery: "cloud" },
  { id: "modality", label: { ja: "モダリティ（撮影・計測装置）", en: "Modality" }, delivery: "device" },
  { id: "network", label: { ja: "ネットワーク（UTM・ハブ）", en: "Network (UTM, hubs)" }, delivery: "network" },
  { id: "printer", label: { ja: "複合機", en: "Multifunction printer" }, delivery: "device" },
];
