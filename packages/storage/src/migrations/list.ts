import { ORGANIZATIONS } from "./0001-organizations.ts";
import { RECORDS } from "./0002-records.ts";
import { SAVED_VIEWS } from "./0003-saved-views.ts";
import { START_PROGRESS } from "./0004-start-progress.ts";
import { MATRIX } from "./0006-matrix.ts";
import { RULEBOOK } from "./0007-rulebook.ts";
import { SPENT_TOKENS } from "./0009-spent-tokens.ts";
import { FORM_PACKS } from "./0010-form-packs.ts";
import { GIVEN_ANSWERS } from "./0011-given-answers.ts";
import { LEDGER_LISTS } from "./0005-ledger-lists.ts";
import { REQUESTS } from "./0008-requests.ts";

/** One step of the database's form. Released steps are never changed. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

const ALL: readonly Migration[] = [
  { number: 1, name: "organizations", sql: ORGANIZATIONS },
  { number: 2, name: "records", sql: RECORDS },
  { number: 3, name: "saved-views", sql: SAVED_VIEWS },
  { number: 4, name: "start-progress", sql: START_PROGRESS },
  { number: 5, name: "ledger-lists", sql: LEDGER_LISTS },
  { number: 6, name: "matrix", sql: MATRIX },
  { number: 7, name: "rulebook", sql: RULEBOOK },
  { number: 8, name: "requests", sql: REQUESTS },
  { number: 9, name: "spent-tokens", sql: SPENT_TOKENS },
  { number: 10, name: "form-packs", sql: FORM_PACKS },
  { number: 11, name: "given-answers", sql: GIVEN_ANSWERS },
];

/** All steps in their order. A new one is a file and a line above. */
export const MIGRATIONS: readonly Migration[] = ALL.toSorted((a, b) => a.number - b.number);
