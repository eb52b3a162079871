import { overviewAnswer } from "@kaiji/formats/api";
import { readOverview } from "../../overview/read-overview.ts";
import { operation } from "../operation.ts";

/** The director's page. */
export const OVERVIEW = [
  operation({
    id: "getOverview",
    method: "get",
    path: "/api/organizations/{organizationId}/overview",
    tag: "概要",
    summary: "いまの状態、残っていること、期限が近いもの / where the institution stands, what is left, what is due",
    access: "read",
    answer: overviewAnswer,
    handle: async ({ services, organizationId }) => ({ body: await readOverview(services.keeping.database, organizationId, services.library(), services.now()) }),
  }),
];
