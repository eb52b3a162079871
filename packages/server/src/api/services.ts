import type { Library } from "@kaiji/domain";
import type { Daily } from "../daily/open-daily.ts";
import type { Jobs } from "../jobs/open-jobs.ts";
import type { MailSender } from "../mail/mail-sender.ts";
import type { FileReader } from "../filing/file-reader.ts";
import type { Reach } from "../outside/reach.ts";
import type { Keeping } from "../keeping/keeping.ts";
import type { ApiTokens } from "../people/api-tokens.ts";
import type { Memberships } from "../people/memberships.ts";
import type { SetUpLink } from "../people/set-up-link.ts";
import type { Sessions } from "../people/sessions.ts";

/** What operations work with. Built once, in one place; nothing else is reached for. */
export interface Services {
  readonly keeping: Keeping;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly memberships: Memberships;
  readonly setUpLink: SetUpLink;
  /** Catalogs and criteria, with the forms that the installation has learned. */
  readonly library: () => Library;
  /** The same with the forms that one organization has learned. */
  readonly libraryOf: (organizationId: string) => Promise<Library>;
  readonly jobs: Pick<Jobs, "wake">;
  readonly daily: Pick<Daily, "run">;
  /** `null` while mail is not set up: letters wait in the outbox. */
  readonly mail: MailSender | null;
  /** Reads files of which nobody knows what they do to a reader. */
  readonly reader: FileReader;
  /** How addresses that people have named are asked. */
  readonly reach: Reach;
  readonly now: () => number;
}
