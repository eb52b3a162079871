/** Where a request stands as it is kept: what has been done to it, not what a day makes of it. */
export const REQUEST_STATES = ["draft", "sent", "answered", "forwarding", "forwarded", "closed"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Where a request stands on a day, as people see it. */
export const REQUEST_STANDINGS = ["draft", "to-send", "sent", "opened", "part-answered", "overdue", "answered", "forwarding", "forwarded", "closed"] as const;
export type RequestStanding = (typeof REQUEST_STANDINGS)[number];

/** What a request's standing depends on. Days are `YYYY-MM-DD`. */
export interface RequestProgress {
  readonly state: RequestState;
  readonly dueOn: string;
  readonly isOpened: boolean;
  /** Its letter has left the house: posted by mail, or by hand as somebody has confirmed. */
  readonly isLetterOut: boolean;
  /** Answers and files that have come. */
  readonly received: number;
}

/** Where a request stands on a day. A request whose day has passed is overdue whatever part of it was answered. */
export function requestStanding({ state, dueOn, isOpened, isLetterOut, received }: RequestProgress, today: string): RequestStanding {
  if (state !== "sent") return state;
  // Whoever has opened the link has got the letter; nobody is late who never got it.
  if (!isLetterOut && !isOpened && received === 0) return "to-send";
  if (today > dueOn) return "overdue";
  if (received > 0) return "part-answered";
  return isOpened ? "opened" : "sent";
}

/** When a request's letter left the house, ISO 8601; `null` while it waits. A request from before this was kept left when it was sent. */
export function letterLeftAt({ sentAt, letterOutAt }: { readonly sentAt: string | null; readonly letterOutAt?: string | null | undefined }): string | null {
  return letterOutAt === undefined ? sentAt : letterOutAt;
}
