import { openAuditSigner, readKeptHeads, verifyAudit, type AuditFault } from "@kaiji/storage";
import { placeOf, withEngine } from "../keeping/with-engine.ts";
import { parseOptions } from "../parse-options.ts";
import { UsageError } from "../usage-error.ts";

const WORDS: Readonly<Record<AuditFault["code"], { readonly ja: string; readonly en: string }>> = {
  "entry-missing": { ja: "記録が抜けています", en: "an entry is missing" },
  "entry-altered": { ja: "記録が書き換えられています", en: "an entry was altered" },
  "link-broken": { ja: "前の記録とつながりません(並べ替えか差し替え)", en: "the link to the entry before is broken (reordered or replaced)" },
  "head-forged": { ja: "先頭の署名が正しくありません", en: "the head's signature is not right" },
  "head-behind": { ja: "署名された先頭と合いません", en: "the chain does not end where its signed head says" },
  "head-missing": { ja: "先頭の記録がありません", en: "the head is missing" },
  "checkpoint-forged": { ja: "途中の署名が正しくありません", en: "a checkpoint's signature is not right" },
  "checkpoint-missing": { ja: "途中の署名が抜けています", en: "a signed checkpoint is missing" },
  "checkpoint-differs": { ja: "途中の署名と合いません(書き直し)", en: "the chain differs from a signed checkpoint (rewritten)" },
  "kept-head-differs": { ja: "データベースの外に控えた先頭と合いません", en: "the chain differs from a head kept outside of the database" },
  "told-broken": { ja: "ここで、Kaiji が控えていた続きと違っていたことが記録されています(その前が書き換えられました)", en: "the trail itself tells that it was not as Kaiji had left it: what is before was changed" },
};

/** `kaiji audit verify`: walks every organization's audit trail. Exit 0 when all hold, 1 when one does not. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = parseOptions(args, { data: { type: "string" }, json: { type: "boolean" } });
  if (words.length !== 1 || words[0] !== "verify") throw new UsageError("kaiji audit verify と指定してください。 / Say kaiji audit verify.");
  const place = placeOf(values["data"]);
  const isWatched = process.stderr.isTTY;
  const report = await withEngine(place, async (engine) => {
    const signer = await openAuditSigner(place.dataFolder);
    return verifyAudit(engine.ownerConnection, signer, await readKeptHeads(place.dataFolder, signer), (entries) => void (isWatched && process.stderr.write(`\r\u001B[K${entries}`)));
  });
  if (isWatched) process.stderr.write("\r\u001B[K");
  if (values["json"] === true) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(described(report.faults, report.chains, report.entries));
  return report.faults.length === 0 ? 0 : 1;
}

function described(faults: readonly AuditFault[], chains: number, entries: number): string {
  if (faults.length === 0) return `監査証跡は正しくつながっています: ${chains} 組織、${entries} 件。\nThe audit trail holds: ${chains} chains, ${entries} entries.\n`;
  return faults.map(({ organizationId, number, code }) => `組織 ${organizationId} の ${number} 番: ${WORDS[code].ja} / entry ${number}: ${WORDS[code].en}\n`).join("");
}
