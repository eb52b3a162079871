import { daysBetween, isMonday } from "./days-between.ts";

/** What one's own people are reminded of. */
export const REMINDER_KINDS = ["finding-due", "treatment-due", "risk-ends", "review", "evidence-ends", "item-due", "renewal", "contract-ends", "auditor-ends"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** One thing with a day. */
export interface DatedMatter {
  readonly kind: ReminderKind;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Who sees to it, as it was typed; `null` when nobody is named. */
  readonly owner: string | null;
  /** What it is, for a reader. */
  readonly name: string;
}

export interface Recipient {
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
}

/** A letter to one person about everything that is due with them. */
export interface Digest {
  readonly recipient: Recipient;
  readonly matters: readonly DatedMatter[];
}

/**
 * One digest a person. Matters whose owner is a member go to that member; all others go to every administrator.
 * A digest goes out on a day on which something comes into the window, is due, or was due the day before, and
 * on Mondays while anything is in the window: never the same list every morning.
 * @param daysBefore how long before its day a matter comes into the window
 */
export function ownDigests(matters: readonly DatedMatter[], recipients: readonly Recipient[], daysBefore: number, today: string): Digest[] {
  const near = matters.filter(({ on }) => daysBetween(today, on) <= daysBefore);
  const owners = new Map(near.map((matter) => [matter, ownerOf(matter, recipients)]));
  return recipients.flatMap((recipient) => {
    const own = near.filter((matter) => {
      const owner = owners.get(matter) ?? null;
      return owner === null ? recipient.isAdministrator : owner === recipient;
    });
    const isNews = own.some(({ on }) => [daysBefore, 0, -1].includes(daysBetween(today, on)));
    return own.length > 0 && (isNews || isMonday(today)) ? [{ recipient, matters: own.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }] : [];
  });
}

function ownerOf({ owner }: DatedMatter, recipients: readonly Recipient[]): Recipient | null {
  if (owner === null) return null;
  const wanted = plain(owner);
  return recipients.find(({ name, email }) => plain(name) === wanted || plain(email) === wanted) ?? null;
}

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
}
