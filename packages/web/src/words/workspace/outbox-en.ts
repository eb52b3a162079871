/** The words of the screen or part "outbox", in English. */
export const outboxEn = {
  title: "Outbox",
  lead: "Letters to providers. Where mail is not set up, copy them from here and send them yourself.",
  empty: "There are no letters. Write them under Findings.",
  to: "To",
  subject: "Subject",
  state: "State",
  states: { waiting: "waiting", sent: "sent", failed: "could not be sent", copied: "sent by oneself" },
  open: "Open",
  mark: "I have sent it",
  linkPlace: "(the link goes here)",
  linkLead: "This letter carries a link of its own. To send it yourself, put the link in first, then copy.",
  linkMake: "Put the link in",
  jobs: "Background work",
  jobStates: { waiting: "waiting", queued: "waiting", running: "under way", done: "done", failed: "failed" },
  noJobs: "There is no work.",
};
