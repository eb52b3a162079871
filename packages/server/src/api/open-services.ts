import type { Library } from "@kaiji/domain";
import { organizationLibraries } from "../filing/organization-packs.ts";
import { openDaily } from "../daily/open-daily.ts";
import { DAILY_TASKS } from "../daily/tasks.ts";
import { JOB_HANDLERS } from "../jobs/handlers.ts";
import { openJobs } from "../jobs/open-jobs.ts";
import type { Keeping } from "../keeping/keeping.ts";
import type { FileReader } from "../filing/file-reader.ts";
import type { Reach } from "../outside/reach.ts";
import type { MailSender } from "../mail/mail-sender.ts";
import { openApiTokens } from "../people/api-tokens.ts";
import { openMemberships } from "../people/memberships.ts";
import { openSessions } from "../people/sessions.ts";
import { openSetUpLink } from "../people/set-up-link.ts";
import type { Services } from "./services.ts";

export interface ServiceOptions {
  readonly library: () => Library;
  readonly mail: MailSender | null;
  readonly reach: Reach;
  readonly reader: FileReader;
  readonly now?: (() => number) | undefined;
  /** Told when work that nobody asked for could not be done. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/** What operations work with, and how to end it. */
export interface OpenedServices extends Services {
  close(): Promise<void>;
}

/** Builds what operations work with on an opened database, and begins the background work. */
export async function openServices(keeping: Keeping, { library, mail, reach, reader, now = Date.now, onFailure = () => undefined }: ServiceOptions): Promise<OpenedServices> {
  const { database } = keeping;
  const jobs = await openJobs(keeping, JOB_HANDLERS, () => services);
  const daily = openDaily(jobs.queue, DAILY_TASKS, () => services, onFailure);
  const services: OpenedServices = {
    keeping,
    library,
    libraryOf: organizationLibraries(database, library),
    mail,
    reach,
    reader,
    jobs,
    daily,
    now,
    sessions: openSessions(database, now),
    tokens: openApiTokens(database, now),
    memberships: openMemberships(database, now),
    setUpLink: openSetUpLink(database),
    async close() {
      daily.stop();
      await jobs.stop();
      await reader.close();
    },
  };
  void daily.run();
  return services;
}
