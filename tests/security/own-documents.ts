import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findCatalog, type Answer, type BasicInfo, type Catalog, type Disclosure } from "@kaiji/domain";
import { writeReadDocument } from "@kaiji/formats";
import { readLibrary } from "@kaiji/library";

/** Root folder of the checkout. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where the answers and what backs them stand. */
export const EVIDENCE_FILE = "docs/security/evidence.json";
export const library = readLibrary(root);

/** What Kaiji answers to one item, and what backs it. */
export interface Evidence {
  readonly answer: Answer;
  /** Paths of the repository, with `#` and a test's name where one shows it. */
  readonly evidence: readonly string[];
  /** Why; the remark of the item. */
  readonly reason: string;
  /** Features that the answer rests on beside what `evidence` names. */
  readonly features?: readonly string[];
}

export type OwnForm = "mds" | "sds";
export const FORMS: readonly OwnForm[] = ["mds", "sds"];

const text = readFileSync(join(root, EVIDENCE_FILE), "utf8");
export const evidence = JSON.parse(text) as Readonly<Record<OwnForm, Readonly<Record<string, Evidence>>>>;

const filledOn = "2026-11-21";
const ABOUT: Readonly<Record<OwnForm, BasicInfo>> = {
  mds: { date: filledOn, organization: "Kaiji の開発者", name: "Kaiji（開示）", version: "0.1.0" },
  sds: { date: filledOn, organization: "Kaiji をサービスとして提供する事業者（仮定）", name: "Kaiji（開示）をサービスとして提供する場合", version: "0.1.0" },
};

/** The catalog whose items Kaiji answers. */
export function catalogOf(form: OwnForm): Catalog {
  const catalog = findCatalog(library, form, "5.0");
  if (catalog === null) throw new Error(`there is no catalog of ${form} 5.0`);
  return catalog;
}

/** Kaiji's own disclosure, in the order of the catalog. */
export function ownDisclosure(form: OwnForm): Disclosure {
  const catalog = catalogOf(form);
  const answers = catalog.items.flatMap(({ number }) => {
    const found = evidence[form][number];
    return found === undefined ? [] : [{ number, answer: found.answer, remarks: [found.reason], source: `${EVIDENCE_FILE}#${form}/${number}` }];
  });
  return { form, edition: "5.0", title: catalog.title.ja, basicInfo: ABOUT[form], answers, problems: [] };
}

/** The published document of Kaiji's own disclosure; its file and digest are those of the evidence. */
export function ownDocument(form: OwnForm): string {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return writeReadDocument({ file: EVIDENCE_FILE, sha256, disclosures: [ownDisclosure(form)] }, "ja");
}
