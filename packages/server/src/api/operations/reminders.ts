import { z } from "zod";
import { sweepDay } from "../../reminders/daily-sweep.ts";
import { operation } from "../operation.ts";

/** Reminders go out by themselves once a day; somebody in charge may have today's at once. */
export const REMINDERS = [
  operation({
    id: "sweepToday",
    method: "post",
    path: "/api/organizations/{organizationId}/reminders/today",
    tag: "提出依頼",
    summary: "今日の催促とお知らせをいま作る(1日に1回) / make today's reminders now; once a day",
    access: "manage",
    answer: z.object({ isDone: z.boolean(), chased: z.number(), reminded: z.number() }),
    async handle({ services, organizationId, actor, site }) {
      const swept = await services.keeping.database.change(organizationId, actor, (work) => sweepDay(work, services, site));
      services.jobs.wake();
      return { body: swept };
    },
  }),
];
