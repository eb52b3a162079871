import { describe, expect, it } from "vitest";
import { isAskedFor } from "./asked-for.ts";
import { chaserDue, type Chased, type ChaserRule } from "./chaser-due.ts";
import { collectRequests } from "./collect-requests.ts";
import { letterLeftAt, requestStanding, type RequestState } from "./request-standing.ts";

describe("collecting", () => {
  it("puts everything for one provider into one request, and names systems without a provider once", () => {
    const want = (systemId: string, providerId: string | null) => ({ systemId, providerId });
    const collected = collectRequests([want("record", "maker"), want("printer", null), want("images", "cloud")], [want("images", "maker"), want("printer", null)]);
    expect(collected).toEqual({
      requests: [
        { providerId: "maker", disclosures: [want("record", "maker")], rows: [want("images", "maker")] },
        { providerId: "cloud", disclosures: [want("images", "cloud")], rows: [] },
      ],
      withoutProvider: ["printer"],
    });
  });
});

describe("where a request stands", () => {
  it.each([
    ["draft", false, false, 0, "2026-12-20", "draft"],
    ["sent", false, false, 0, "2026-12-10", "to-send"],
    ["sent", false, false, 0, "2026-12-11", "to-send"],
    ["sent", false, true, 0, "2026-12-10", "opened"],
    ["sent", false, false, 1, "2026-12-10", "part-answered"],
    ["sent", true, false, 0, "2026-12-10", "sent"],
    ["sent", true, true, 0, "2026-12-10", "opened"],
    ["sent", true, true, 3, "2026-12-10", "part-answered"],
    ["sent", true, true, 3, "2026-12-11", "overdue"],
    ["answered", true, true, 3, "2026-12-11", "answered"],
    ["closed", false, false, 0, "2026-12-11", "closed"],
  ] as const)("%s, letter out %s, opened %s, %i received, on %s of a due date 2026-12-10: %s", (state, isLetterOut, isOpened, received, today, standing) => {
    expect(requestStanding({ state, dueOn: "2026-12-10", isLetterOut, isOpened, received }, today)).toBe(standing);
  });

  it("a letter left when it was confirmed; one from before that was kept, when it was sent", () => {
    const sentAt = "2026-12-01T00:00:00.000Z";
    expect(letterLeftAt({ sentAt })).toBe(sentAt);
    expect(letterLeftAt({ sentAt, letterOutAt: null })).toBeNull();
    expect(letterLeftAt({ sentAt, letterOutAt: "2026-12-03T00:00:00.000Z" })).toBe("2026-12-03T00:00:00.000Z");
  });
});

describe("what is asked for", () => {
  const sds = { systemId: "a", form: "sds" };
  it.each([
    ["the same part", { ...sds, part: null }, true],
    ["another part of the same system", { ...sds, part: "remote-maintenance" }, false],
    ["whatever of the form was needed, before parts were told apart", sds, true],
    ["another form", { ...sds, form: "mds", part: null }, false],
    ["another system", { ...sds, systemId: "b", part: null }, false],
  ] as const)("%s", (_, asked, isAsked) => {
    expect(isAskedFor({ ...sds, part: null }, [asked])).toBe(isAsked);
  });
});

describe("a reminder to a provider", () => {
  const rule: ChaserRule = { isOn: true, daysBefore: 3, everyDays: 7, most: 2 };
  const sent: Chased = { state: "sent", sentOn: "2026-12-01", dueOn: "2026-12-20", waitUntil: null, chasers: [] };
  const after = (...days: string[]) => days.map((on) => ({ on, kind: "after" as const }));
  it.each<[string, Partial<Chased>, Partial<ChaserRule>, string, "before" | "after" | null]>([
    ["not long before", {}, {}, "2026-12-16", null],
    ["three days before", {}, {}, "2026-12-17", "before"],
    ["still, when the sweep missed that day", {}, {}, "2026-12-20", "before"],
    ["only once before", { chasers: [{ on: "2026-12-17", kind: "before" }] }, {}, "2026-12-19", null],
    ["the day after", { chasers: [{ on: "2026-12-17", kind: "before" }] }, {}, "2026-12-21", "after"],
    ["not again within the week", { chasers: after("2026-12-21") }, {}, "2026-12-27", null],
    ["again after a week", { chasers: after("2026-12-21") }, {}, "2026-12-28", "after"],
    ["no more than the most", { chasers: after("2026-12-21", "2026-12-28") }, {}, "2027-02-01", null],
    ["never twice a day", { chasers: after("2026-12-28") }, { everyDays: 0 }, "2026-12-28", null],
    ["not on the day of the letter itself", { sentOn: "2026-12-21" }, {}, "2026-12-21", null],
    ["not while the provider has asked to wait", { waitUntil: "2026-12-28" }, {}, "2026-12-21", null],
    ["none before, when so set", {}, { daysBefore: 0 }, "2026-12-19", null],
    ["none when switched off", {}, { isOn: false }, "2026-12-25", null],
    ["none for a draft", { sentOn: null, state: "draft" }, {}, "2026-12-25", null],
  ])("%s", (_, changes, settings, today, due) => {
    expect(chaserDue({ ...sent, ...changes }, { ...rule, ...settings }, today)).toBe(due);
  });
  it.each<RequestState>(["answered", "forwarding", "forwarded", "closed"])("stops once the request is %s", (state) => {
    expect(chaserDue({ ...sent, state }, rule, "2026-12-25")).toBeNull();
  });
});
