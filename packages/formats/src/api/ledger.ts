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
  contract: z.strictObject({ name: line().optional(), endsOn: day.optional(), coversUpdates: z.boolean().optional() }).optional(),
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

/** 運用管理規程の条項. */
export const clauseContent = z.strictObject({
  number: line(40),
  title: line(),
  text: lines(20_000).default(""),
  /** What the clause covers: criterion ids or compliance items. */
  covers: z.array(line(100)).max(200).default([]),
});

export type ProviderContent = z.infer<typeof providerContent>;
export type SystemContent = z.infer<typeof systemContent>;
export type ClauseContent = z.infer<typeof clauseContent>;
