import { describe, expect, it } from "vitest";
import { readSources } from "./source-files.ts";

const WORKSPACE = "packages/web/src/workspace/";
const PARTS = /^packages\/web\/src\/workspace\/parts\/(list|chart)\/|\/(data-table|problem-notice)\.tsx$/;
/** What draws rows by hand: a list, or a table that is not the shared one. */
const BY_HAND = /<(ul|ol|table|DataTable)\b/;

/**
 * Every file of the workspace that draws rows by hand, and why they are no list that grows: all others are drawn by
 * `ListView`, which has search, sort, filters, saved filters, an export and bulk actions.
 */
const NOT_A_LIST: Readonly<Record<string, string>> = {
  "account/account-page.tsx": "three facts of one's own account",
  "compliance/compliance-meaning.tsx": "what one item means",
  "compliance/compliance-page.tsx": "a count for each of four answers",
  "compliance/item-clauses.tsx": "the clauses that cover one item",
  "coverage/coverage-answer.tsx": "the reasons of one answer",
  "coverage/coverage-page.tsx": "the next five to be asked about, one after the other; all systems stand in the list below",
  "coverage/provider-ask.tsx": "the paragraphs of one letter",
  "door/recovery-codes.tsx": "ten codes, to be written down",
  "findings/evidence-part.tsx": "what backs one treatment",
  "findings/findings-tabs.tsx": "tabs",
  "findings/history-part.tsx": "the steps of one finding",
  "findings/system-view.tsx": "the items of one row, inside its card",
  "intake/reading-item.tsx": "the cells around one cell",
  "intake/renewal-notice.tsx": "the reasons of one notice",
  "intake/revision-list.tsx": "the six basic fields that may have changed",
  "ledger/download-links.tsx": "links",
  "ledger/import-preview.tsx": "a count for each of four outcomes",
  "ledger/ledger-tabs.tsx": "tabs",
  "matrix/answer-table.tsx": "the items of one row of the appendix, at most five",
  "matrix/legend.tsx": "the legend",
  "matrix/matrix-paper.tsx": "the printed matrix; what it shows is chosen on the screen",
  "matrix/matrix-tabs.tsx": "tabs",
  "needs/needs-page.tsx": "whom to ask, inside a cell",
  "overview/overview-page.tsx": "three sentences, three numbers, and the five rows that block most",
  "overview/step-list.tsx": "what to do next, at most ten steps in their order",
  "parts/needed-list.tsx": "the forms of one system, inside a cell",
  "provider-home/provider-home-page.tsx": "three ways to go on",
  "requests/draft-card.tsx": "what one letter asks for, to be ticked",
  "requests/letter-paper.tsx": "the letter on paper",
  "requests/received-files.tsx": "the files that answer one letter",
  "requests/talk-part.tsx": "what was said about one letter, in its order",
  "rulebook/import-history.tsx": "what one import left over, unfolded inside a cell",
  "rulebook/remove-clause.tsx": "what rests on the clauses that are about to go",
  "settings/settings-page.tsx": "links",
  "shell/workspace-nav.tsx": "the navigation",
  "start/files-step.tsx": "files on their way in the guided hour; they stand in the intake's list",
  "start/kind-boxes.tsx": "kinds of systems to be ticked",
  "start/systems-step.tsx": "systems as one names them in the guided hour; they stand in the ledger's list",
};

const drawn = readSources("packages/web/src/workspace").filter(({ path, code, isTest }) => path.endsWith(".tsx") && !isTest && !PARTS.test(path) && BY_HAND.test(code)).map(({ path }) => path.slice(WORKSPACE.length));

describe("a list of the workspace that can grow", () => {
  it("is drawn by ListView; rows drawn by hand say why they are no list", () => {
    expect(drawn.filter((path) => !Object.hasOwn(NOT_A_LIST, path))).toEqual([]);
  });

  it("is not excused when it is not there any more", () => {
    expect(Object.keys(NOT_A_LIST).filter((path) => !drawn.includes(path))).toEqual([]);
  });
});
