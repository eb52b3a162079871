import { readLibrary } from "@kaiji/library";
import { csvDisclosure } from "../fixtures/csv-disclosure.ts";
import { openConnection, requestOf } from "./api-connection.ts";
import type { Filled } from "./api-fill.ts";
import type { Started } from "./api-kaiji.ts";
import { seededRandom } from "./random.ts";

export const SYSTEMS = 500;

/** Files an MDS for every system and an SDS for every second one, each with answers of its own. */
export async function fillSystems(root: string, kaiji: Started, { organizationId, cookies: [cookie = ""], systemIds }: Filled): Promise<void> {
  const connection = await openConnection(kaiji.port);
  const ask = async (method: string, path: string, body?: unknown) => JSON.parse((await connection.ask(requestOf(method, `/api/organizations/${organizationId}${path}`, cookie, body))).toString()) as Record<string, unknown>;
  const provider = await ask("POST", "/providers", { name: "架空メディカル株式会社", roles: ["manufacturer"] });
  const ids = [...systemIds];
  while (ids.length < SYSTEMS) ids.push(String((await ask("POST", "/systems", { name: `部門システム ${ids.length + 1}`, kind: "pacs", delivery: "on-premise", criticality: "high", providers: [{ providerId: provider["id"], role: "manufacturer" }] }))["id"]));
  const [set] = readLibrary(root).criteriaSets;
  const itemsOf = (form: string) => [...new Set(set?.criteria.filter((one) => one.form === form).flatMap(({ items }) => items))];
  const random = seededRandom(7);
  const words = ["はい", "はい", "はい", "はい", "はい", "はい", "はい", "対象外", "いいえ", ""];
  for (const [number, systemId] of ids.entries())
    for (const form of number % 2 === 0 ? (["mds", "sds"] as const) : (["mds"] as const)) {
      const items = itemsOf(form);
      const answers = Object.fromEntries(items.map((item) => [item, words[Math.floor(random() * words.length)] ?? ""]));
      const file = csvDisclosure({ form, on: "2026-05-01", name: `製品 ${number}`, items, rest: "はい", answers });
      const { sha256 } = await ask("POST", `/files?name=${form}-${number}.csv`, Buffer.from(file));
      const filed = await ask("POST", "/disclosures", { sha256, fileName: `${form}-${number}.csv`, systemId });
      if (filed["items"] === undefined) throw new Error(JSON.stringify(filed));
    }
  connection.close();
}
