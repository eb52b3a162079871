/** What an export cannot know by itself: the moment it is made, and new ids. */
export interface Stamp {
  /** Instant with its zone, as `2026-05-01T09:00:00Z`. */
  readonly at: string;
  /** A new random UUID (version 4) at each call. */
  readonly uuid: () => string;
}
