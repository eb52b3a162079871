import { basename } from "node:path";
import { evaluateDisclosure, type CriteriaSet, type Decision } from "@kaiji/domain";
import { parseDecisions, type Check, type GivenDecision } from "@kaiji/formats";
import { UsageError } from "../usage-error.ts";
import { readBytes } from "./read-bytes.ts";

/** The decisions in a file. @throws UsageError when it cannot be opened, or with what is wrong in it */
export function readDecisions(file: string): readonly GivenDecision[] {
  const parsed = parseDecisions(new TextDecoder().decode(readBytes(file)));
  if ("message" in parsed) throw new UsageError(`${file}: ${parsed.message}`);
  return parsed;
}

/**
 * Judges the checks again with the decisions on them. Each decision closes exactly one open row.
 * @returns the checks in their order, and the decisions that concern none of them (on files that were not handed in)
 * @throws UsageError for a decision on a row that does not exist or is not open, on several disclosures at once, and
 *   for a second decision on the same row
 */
export function takeDecisions(checks: readonly Check[], decisions: readonly GivenDecision[], set: CriteriaSet): { checks: readonly Check[]; unused: readonly GivenDecision[] } {
  const taken = new Map<Check, Decision[]>();
  const unused: GivenDecision[] = [];
  for (const given of decisions) {
    const check = findCheck(checks, given, set);
    if (check === null) {
      unused.push(given);
      continue;
    }
    const before = taken.get(check) ?? [];
    const { criterion, status, reason } = given;
    if (before.some((one) => one.criterion === criterion))
      throw new UsageError(`${check.file}: ${criterion} の判断が二つあります。一つにしてください。 / ${check.file}: there are two decisions on ${criterion}; keep one.`);
    taken.set(check, [...before, { criterion, status, reason }]);
  }
  return { checks: checks.map((check) => judgeAgain(check, taken.get(check) ?? [], set)), unused };
}

function judgeAgain(check: Check, decisions: readonly Decision[], set: CriteriaSet): Check {
  return decisions.length === 0 ? check : { ...check, evaluation: evaluateDisclosure(check.disclosure, set, { decisions }), decisions };
}

/** The check that a decision is on; `null` when its disclosure is not among them. */
function findCheck(checks: readonly Check[], { criterion: id, file, name }: GivenDecision, set: CriteriaSet): Check | null {
  const criterion = set.criteria.find((candidate) => candidate.id === id);
  if (criterion === undefined) throw new UsageError(`判断の ${id} という行は ${set.id} にありません。 / A decision names ${id}, which is no row of ${set.id}.`);
  const meant = checksOf(file, checks).filter(
    ({ disclosure }) => disclosure.form === criterion.form && (name === undefined || disclosure.basicInfo.name === name),
  );
  if (meant.length === 0) return null;
  const open = meant.filter(({ evaluation }) => evaluation.rows.some((row) => row.criterion === criterion && row.status === "needs-judgement"));
  const [only] = open;
  if (only === undefined)
    throw new UsageError(`${meant[0]?.file}: ${id} は要判断の行ではないので、判断は使えません。 / ${meant[0]?.file}: ${id} is not open, so it takes no decision.`);
  if (open.length > 1) {
    const files = open.map((check) => check.file).join(", ");
    throw new UsageError(`${id} の判断がどの開示書のものか、file か name で示してください（${files}）。 / Say with file or name which disclosure the decision on ${id} is on (${files}).`);
  }
  return only;
}

/** The checks of a file: of this very path, else of this name in any folder, as the page knows no folders. */
function checksOf(file: string | undefined, checks: readonly Check[]): readonly Check[] {
  if (file === undefined) return checks;
  const exact = checks.filter((check) => check.file === file);
  return exact.length > 0 ? exact : checks.filter((check) => basename(check.file) === basename(file));
}
