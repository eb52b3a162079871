import { reopenEnded } from "../findings/reopen-ended.ts";
import { noteStanding } from "../standing/note-standing.ts";
import { sweepWhenDue } from "../reminders/daily-sweep.ts";
import type { DailyTask } from "./open-daily.ts";

/** What is done once a day has passed. A new task is a line here. */
export const DAILY_TASKS: readonly DailyTask[] = [reopenEnded, noteStanding, sweepWhenDue];
