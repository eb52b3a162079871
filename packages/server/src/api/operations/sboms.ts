import type { SbomRefusal } from "@kaiji/formats";
import { sbomComponent, sbomContent, sbomInput } from "@kaiji/formats/api";
import { addRecord, findRecord, listComponents, listRecords, readRecord, removeRecord, restoreRecord, searchComponents } from "@kaiji/storage";
import { z } from "zod";
import { readOwnFile } from "../../filing/kept-bytes.ts";
import { Refusal } from "../../refusal/refusal.ts";
import { idempotentChange } from "../idempotent-change.ts";
import { operation } from "../operation.ts";
import { answerRecord, readingOperations, recordAnswer } from "./records.ts";

const TAG = "SBOM";
const base = "/api/organizations/{organizationId}/sboms";
/** Hits of one search, at most. */
const MOST_HITS = 500;

const WORDS: Readonly<Record<SbomRefusal, string>> = {
  "not-text": "文字のファイルではありません。CycloneDX か SPDX のファイルを選んでください / not text; choose a CycloneDX or SPDX file",
  damaged: "ファイルが壊れています。送り主にもう一度送ってもらってください / the file is damaged; ask for it again",
  "not-an-sbom": "SBOM(CycloneDX・SPDX)ではありません / this is neither CycloneDX nor SPDX",
  "spdx-3": "SPDX 3 はまだ読めません。SPDX 2 か CycloneDX で受け取ってください / SPDX 3 is not read yet; ask for SPDX 2 or CycloneDX",
  "too-large": "ファイルか部品の数が大きすぎます / the file or its number of components is too large",
};

/** Bills of materials: attached to a system, listed, and searched over all systems. */
export const SBOMS = [
  ...readingOperations({ kind: "sbom", plural: "sboms", name: "Sbom", tag: TAG, ja: "SBOM", en: "bill of materials", content: sbomContent }),
  operation({
    id: "attachSbom",
    method: "post",
    path: base,
    tag: TAG,
    summary: "預けたSBOM(CycloneDX・SPDX)をシステムに付ける / attach a kept bill of materials to a system",
    access: "write",
    takesKey: true,
    body: sbomInput,
    answer: recordAnswer(sbomContent),
    status: 201,
    async handle(call) {
      const { services, organizationId, body } = call;
      const system = await readRecord(services.keeping.database, "system", organizationId, body.systemId);
      if (system === null || system.removedAt !== null) throw new Refusal("not-found");
      const reading = await services.reader.run<"sbom">({ what: "sbom" }, await readOwnFile(services.keeping, organizationId, body.sha256), body.fileName, null);
      if (!reading.ok) throw new Refusal("unreadable-file", { reason: reading.code }, [{ path: body.fileName, message: WORDS[reading.code] }]);
      const { components, ...sbom } = reading.value;
      return idempotentChange(call, async (work) => {
        const same = (await listRecords(work.db, "sbom", organizationId, { limit: 1, match: { systemId: body.systemId, sha256: body.sha256 } }))[0];
        if (same !== undefined) throw new Refusal("already-there");
        return answerRecord(await addRecord(work, "sbom", { ...body, ...sbom, name: sbom.name ?? body.fileName, components: components.length }, { components: JSON.stringify(components).replaceAll("\\u0000", "\\uFFFD") }), 201);
      });
    },
  }),
  operation({
    id: "getSbomComponents",
    method: "get",
    path: `${base}/{id}/components`,
    tag: TAG,
    summary: "SBOMの部品の一覧 / the components of a bill of materials",
    access: "read",
    answer: z.object({ items: z.array(sbomComponent) }),
    async handle({ services, organizationId, params }) {
      const db = services.keeping.database.read(organizationId);
      if ((await findRecord(db, "sbom", organizationId, params["id"] ?? "")) === null) throw new Refusal("not-found");
      return { body: { items: await listComponents(db, organizationId, params["id"] ?? "") } };
    },
  }),
  operation({
    id: "searchSbomComponents",
    method: "get",
    path: "/api/organizations/{organizationId}/sbom-components",
    tag: TAG,
    summary: "ある部品をどのシステムが使っているか / where a component is used",
    access: "read",
    query: z.strictObject({ search: z.string().trim().min(2).max(200) }),
    answer: z.object({ items: z.array(z.object({ sbomId: z.uuid(), systemId: z.uuid(), component: sbomComponent })), isCut: z.boolean() }),
    async handle({ services, organizationId, query }) {
      const found = await searchComponents(services.keeping.database.read(organizationId), organizationId, query.search.split(/\s+/u), MOST_HITS + 1);
      return { body: { items: found.slice(0, MOST_HITS), isCut: found.length > MOST_HITS } };
    },
  }),
  operation({
    id: "removeSbom",
    method: "delete",
    path: `${base}/{id}`,
    tag: TAG,
    summary: "SBOMを外す(元のファイルは残る) / remove a bill of materials; the original stays",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(sbomContent),
    handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await removeRecord(work, "sbom", params["id"] ?? "", version))),
  }),
  operation({
    id: "restoreSbom",
    method: "post",
    path: `${base}/{id}/restore`,
    tag: TAG,
    summary: "外したSBOMを戻す / put a removed bill of materials back",
    access: "write",
    needsVersion: true,
    answer: recordAnswer(sbomContent),
    handle: ({ services, organizationId, actor, params, version }) => services.keeping.database.change(organizationId, actor, async (work) => answerRecord(await restoreRecord(work, "sbom", params["id"] ?? "", version))),
  }),
];
