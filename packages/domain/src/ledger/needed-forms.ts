import type { Localized } from "../localized.ts";
import type { Delivery } from "./system-kinds.ts";

/** A disclosure that a system needs, and why. */
export interface NeededForm {
  readonly form: "mds" | "sds";
  readonly because: Localized;
}

/**
 * The disclosures that an institution asks for one system: MDS from the manufacturer of what stands on the
 * premises, SDS from the provider of a service, and of remote maintenance.
 * Source: JAHIS/JIRA MDS/SDS Q&A, as in the chart `who-writes`.
 */
export function neededForms(delivery: Delivery, hasRemoteMaintenance: boolean): NeededForm[] {
  if (delivery === "cloud") return [{ form: "sds", because: { ja: "クラウドサービスなので、サービス事業者がSDSを書きます。", en: "It is a cloud service: the service provider writes the SDS." } }];
  const mds: NeededForm = { form: "mds", because: { ja: "院内に置く製品なので、製造業者がMDSを書きます。", en: "It stands on the premises: the manufacturer writes the MDS." } };
  const sds: NeededForm = { form: "sds", because: { ja: "リモート保守があるので、そのサービスのSDSも要ります。", en: "It has remote maintenance: an SDS for that service is needed too." } };
  return hasRemoteMaintenance ? [mds, sds] : [mds];
}
