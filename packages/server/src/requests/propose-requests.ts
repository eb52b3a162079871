import { collectRequests, isAskedFor, findCriteriaSet, lackingDisclosures, type LedgerSystem, type Library, type SystemNeeds, type SystemPart } from "@kaiji/domain";
import type { AskedDisclosure, AskedRow, ProviderContent, RequestDraft } from "@kaiji/formats/api";
import { addDays, systemPartName, usualClosing, usualOpening, usualSubject } from "@kaiji/formats";
import { listAskedForms, listRecords, type Database, type KeptRecord } from "@kaiji/storage";
import { CRITERIA } from "../filing/judge.ts";
import { needsOf, providerFor } from "../ledger/needs-of.ts";
import { partOf } from "../filing/follow.ts";
import type { KeptRequest } from "./request-event.ts";

const MOST = 100_000;
/** Days until a request is due, unless a person says otherwise. */
const DUE_DAYS = 21;
const ROWS_A_DISCLOSURE = 300;

/** Which part of everything that is missing. */
export interface ProposedFor {
  /** These findings, whatever their state; without it all that are open. */
  readonly findingIds: readonly string[] | null;
  readonly providerIds: readonly string[] | null;
  readonly systemIds: readonly string[] | null;
}

/** Requests as they might go out, and systems for which the ledger names nobody to ask. */
export interface ProposedRequests {
  readonly requests: readonly RequestDraft[];
  readonly withoutProvider: readonly { readonly id: string; readonly name: string }[];
}

/** Everything that is missing and has not been asked for yet, a request a provider. */
export async function proposeRequests(database: Database, organizationId: string, library: Library, asked: ProposedFor, today: string): Promise<ProposedRequests> {
  const db = database.read(organizationId);
  const list = (kind: Parameters<typeof listRecords>[1]) => listRecords(db, kind, organizationId, { limit: MOST });
  const organization = await db.selectFrom("organization").select("name").where("organization_id", "=", organizationId).executeTakeFirstOrThrow();
  const providers = new Map((await list("provider")).map((record) => [record.id, record.content as unknown as ProviderContent]));
  const systems = (await list("system")).filter(({ id, content }) => content["status"] !== "retired" && (asked.systemIds === null || asked.systemIds.includes(id)));
  const names = new Map(systems.map(({ id, content }) => [id, String(content["name"])]));
  const under = { forms: await listAskedForms(db, organizationId), rows: pendingRows((await list("disclosure_request")) as KeptRequest[]) };
  const current = (await list("disclosure")).filter(({ content }) => content["isCurrent"] === true && names.has(String(content["systemId"])));
  const heldOf = (id: string) => current.filter(({ content }) => content["systemId"] === id).map((record) => ({ form: String(record.content["form"]), part: partOf(record) }));

  const known = new Map<string, SystemNeeds>();
  const needs = (id: string, system: LedgerSystem): SystemNeeds => {
    const found = known.get(id) ?? needsOf(library, system, today);
    known.set(id, found);
    return found;
  };

  const disclosures: AskedDisclosure[] = [];
  for (const { id, content } of asked.findingIds === null ? systems : []) {
    const lacking = lackingDisclosures(needs(id, content as unknown as LedgerSystem).disclosures, heldOf(id)).filter(({ isCertain }) => isCertain);
    for (const { form, part } of lacking) if ((form === "mds" || form === "sds") && !isAskedFor({ systemId: id, form, part }, under.forms)) disclosures.push({ systemId: id, systemName: systemPartName(names.get(id) ?? "?", part, "ja"), form, part });
  }
  const findings = (await list("finding")).filter(({ id, content }) => (asked.findingIds === null ? content["state"] === "open" && !under.rows.has(id) : asked.findingIds.includes(id)));
  const criteria = new Map(findCriteriaSet(library, CRITERIA)?.criteria.map((criterion) => [criterion.id, criterion]));
  const rows: AskedRow[] = findings.flatMap((record): AskedRow[] => {
    const { id, content } = record;
    const systemId = String(content["systemId"]);
    const criterion = criteria.get(String(content["criterionId"]));
    const systemName = names.get(systemId);
    if (criterion === undefined || systemName === undefined) return [];
    return [{ key: id, systemId, systemName: systemPartName(systemName, partOf(record), "ja"), form: criterion.form as AskedRow["form"], numbers: [...criterion.items], criterionId: criterion.id, findingId: id, disclosureId: String(content["disclosureId"]), status: content["status"] as AskedRow["status"], label: criterion.label.ja, ask: criterion.ask.ja }];
  });
  if (asked.findingIds === null) for (const record of current.filter(({ content }) => Number(content["problems"]) > 0)) rows.push(...(await unreadableRows(db, organizationId, record, names, criteria, library)).filter(({ key }) => !under.rows.has(key)));

  // Nobody writes to a provider that was removed: its systems are told as having nobody to ask, not passed over.
  const reachable = (content: KeptRecord["content"]) => ((content["providers"] ?? []) as LedgerSystem["providers"]).filter(({ providerId }) => providers.has(providerId));
  const ledger = new Map(systems.map(({ id, content }) => [id, { ...content, providers: reachable(content) } as unknown as LedgerSystem]));
  const toWhom = <Asked extends { readonly systemId: string; readonly form: string }>(one: Asked, part: SystemPart) => {
    const system = ledger.get(one.systemId);
    return { asked: one, systemId: one.systemId, providerId: system === undefined ? null : providerFor(system, needs(one.systemId, system), one.form, part) };
  };
  // What is asked about a part goes to whoever writes on that part.
  const parts = new Map(current.map((record) => [record.id, partOf(record)]));
  const collected = collectRequests(disclosures.map((one) => toWhom(one, one.part ?? null)), rows.map((row) => toWhom(row, parts.get(row.disclosureId) ?? null)));
  return {
    requests: collected.requests
      .filter(({ providerId }) => asked.providerIds === null || asked.providerIds.includes(providerId))
      .flatMap(({ providerId, disclosures: forms, rows: own }): RequestDraft[] => {
        const provider = providers.get(providerId);
        if (provider === undefined) return [];
        const toEmail = provider.email ?? null;
        return [{ providerId, toName: provider.name, contactName: provider.contactName ?? null, toEmail, subject: usualSubject(organization.name).slice(0, 200), opening: usualOpening(), closing: usualClosing(), dueOn: addDays(today, DUE_DAYS), by: toEmail === null ? "print" : "mail", disclosures: forms.map(({ asked: one }) => one), rows: own.map(({ asked: one }) => one) }];
      }),
    withoutProvider: collected.withoutProvider.map((id) => ({ id, name: names.get(id) ?? "?" })),
  };
}

/** The rows that requests under way ask about already. */
function pendingRows(requests: readonly KeptRequest[]): ReadonlySet<string> {
  return new Set(requests.filter(({ content }) => ["draft", "sent", "forwarding"].includes(content.state)).flatMap(({ content }) => content.rows.map(({ key }) => key)));
}

interface Reading {
  readonly disclosures?: readonly { readonly problems?: readonly { readonly code: string; readonly item?: string; readonly message: string }[] }[];
}

/** Cells that the reader could not take for an answer. */
const UNREADABLE: ReadonlySet<string> = new Set(["unknown-answer", "several-marks", "conflicting-answers", "duplicate-item", "formula-without-value", "cyclic-formula", "proposed-answer"]);

/** Rows whose cell could not be read and that no criterion asks about; the others are findings already. */
async function unreadableRows(db: ReturnType<Database["read"]>, organizationId: string, record: KeptRecord, names: ReadonlyMap<string, string>, criteria: ReadonlyMap<string, { readonly form: string; readonly items: readonly string[] }>, library: Library): Promise<AskedRow[]> {
  const kept = await db.selectFrom("disclosure").select("document").where("organization_id", "=", organizationId).where("id", "=", record.id).executeTakeFirst();
  const form = String(record.content["form"]);
  const judged = new Set([...criteria.values()].filter((criterion) => criterion.form === form).flatMap(({ items }) => items));
  const catalog = library.catalogs.find((one) => one.form === form && one.edition === record.content["edition"]);
  const problems = ((kept?.document ?? {}) as Reading).disclosures?.[0]?.problems ?? [];
  const byItem = new Map(problems.flatMap(({ code, item, message }) => (item !== undefined && UNREADABLE.has(code) && !judged.has(item) ? [[item, message] as const] : [])));
  const systemId = String(record.content["systemId"]);
  return [...byItem].slice(0, ROWS_A_DISCLOSURE).map(([item, message]) => ({
    key: `${record.id}/${item}`.slice(0, 120),
    systemId,
    systemName: systemPartName(names.get(systemId) ?? "?", partOf(record), "ja"),
    form: form as AskedRow["form"],
    numbers: [item.slice(0, 20)],
    criterionId: null,
    findingId: null,
    disclosureId: record.id,
    status: "unreadable",
    label: (catalog?.items.find(({ number }) => number === item)?.label.ja ?? `項番${item}`).slice(0, 200),
    ask: message.slice(0, 2000),
  }));
}
