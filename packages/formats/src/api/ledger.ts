import { z } from "zod";
import { day, id, line, lines } from "./fields.ts";

/** 事業者: who makes, serves, sells or maintains. Roles follow the guideline's words. */
export const providerContent = z.strictObject({
  name: line(),
  roles: z.array(z.enum(["manufacturer", "service-provider", "dealer", "maintenance"])).max(4).default([]),
  contactName: line(100).optional(),
  email: z.email().max(254).optional(),
  phone: line(40).optional(),
  note: lines().optional(),
});

/** Who sees to updates. `contract`: a provider, and it is written; `unwritten`: a provider says so, but nothing is written. */
const updateParty = z.enum(["contract", "unwritten", "self", "nobody", "unknown", "none-there"]);

/** 医療情報システム: one line of the ledger (台帳). */
export const systemContent = z.strictObject({
  name: line(),
  /** A common kind, e.g. `electronic-record`; see the list that the page offers. */
  kind: line(60),
  product: line().optional(),
  version: line(60).optional(),
  delivery: z.enum(["on-premise", "cloud", "device", "network"]),
  hasRemoteMaintenance: z.boolean().default(false),
  providers: z
    .array(z.strictObject({ providerId: id, role: z.enum(["manufacturer", "service-provider", "dealer", "maintenance", "direct-contractor"]) }))
    .max(20)
    .default([]),
  /** `renewedOn`: the last day on which the contract was made anew or changed; a disclosure from before it is asked for again. */
  contract: z.strictObject({ name: line().optional(), startsOn: day.optional(), renewedOn: day.optional(), endsOn: day.optional(), coversUpdates: z.boolean().optional() }).optional(),
  /** 委託業務概要: what was contracted out. */
  outsourced: lines(1000).optional(),
  /** Who updates servers, PCs and network devices. */
  updates: z.strictObject({ server: updateParty, pc: updateParty, network: updateParty }).optional(),
  /** What the charts ask about a system, by question id. */
  facts: z.record(z.string().max(100), z.string().max(100)).optional(),
  location: line().optional(),
  count: z.number().int().min(0).max(1_000_000).optional(),
  information: lines(1000).optional(),
  connections: lines(1000).optional(),
  owner: line(100).optional(),
  criticality: z.enum(["high", "medium", "low"]).optional(),
  renewalOn: day.optional(),
  status: z.enum(["planned", "in-use", "retired"]).default("in-use"),
  note: lines().optional(),
});

/**
 * 機器: a person's own device that is used for work (BYOD), or one that is lent to patients, with what the guideline
 * asks for. Source: guideline 7.0 保守委託機関編, section 3-7 ⑤ and ⑥.
 */
export const deviceContent = z.strictObject({
  name: line(),
  use: z.enum(["byod", "lent", "own"]),
  /** Whose it is, or to whom it is lent; a number rather than a patient's name. */
  holder: line(100).optional(),
  model: line().optional(),
  assetNumber: line(60).optional(),
  operatingSystem: line(100).optional(),
  /** What it may be used for. */
  allowedUse: lines(1000).optional(),
  /** How it is protected: lock, encryption, management. */
  protection: lines(1000).optional(),
  registeredOn: day.optional(),
  returnedOn: day.optional(),
  riskExplainedOn: day.optional(),
  consentOn: day.optional(),
  /** Whom the borrower calls. */
  contact: line().optional(),
  status: z.enum(["in-use", "returned", "lost", "retired"]).default("in-use"),
  note: lines().optional(),
});

/** 利用者IDの台帳: an account of a system. Source: guideline 7.0 保守委託機関編, section 3-10 ⑦. */
export const accountEntryContent = z.strictObject({
  /** The ID itself, never its password. */
  name: line(100),
  person: line(100).optional(),
  job: line(100).optional(),
  systemId: id.optional(),
  authority: line(100).optional(),
  isShared: z.boolean().default(false),
  issuedOn: day.optional(),
  endsOn: day.optional(),
  /** When somebody last looked whether it is still needed (棚卸し). */
  checkedOn: day.optional(),
  removedOn: day.optional(),
  status: z.enum(["active", "suspended", "removed"]).default("active"),
  note: lines().optional(),
});

/** 運用管理規程の条項. */
export const clauseContent = z.strictObject({
  number: line(40),
  title: line(),
  text: lines(20_000).default(""),
  /** What the clause covers: criterion ids or compliance items. */
  covers: z.array(line(100)).max(200).default([]),
  /** A heading (第1章) that the clauses after it stand under. */
  isChapter: z.boolean().optional(),
  /** Where it stands; clauses without it come last. */
  order: z.number().min(0).max(1e9).optional(),
});

export type ProviderContent = z.infer<typeof providerContent>;
export type SystemContent = z.infer<typeof systemContent>;
export type ClauseContent = z.infer<typeof clauseContent>;
export type DeviceContent = z.infer<typeof deviceContent>;
export type AccountEntryContent = z.infer<typeof accountEntryContent>;
