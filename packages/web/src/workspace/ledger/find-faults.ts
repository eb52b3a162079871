import type { Draft } from "@kaiji/formats/ledger-table";
import { faultOf } from "../parts/problem-notice.tsx";
import type { WorkspaceWords } from "../../words/workspace-ja.ts";

/** What can be asked whether a draft is right; the schemas of the API can. */
interface Checker {
  safeParse(value: unknown): { readonly success: true } | { readonly success: false; readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string; readonly message: string }[] } };
}

/** What is wrong with a draft, by field. The server would say the same; here it is said at the field at once. */
export function findFaults(schema: Checker, draft: Readonly<Draft>, words: WorkspaceWords["ledger"]["faults"]): ReadonlyMap<string, string> {
  const checked = schema.safeParse(draft);
  if (checked.success) return new Map();
  return new Map(
    checked.error.issues.map((issue) => {
      const isMissing = issue.code === "too_small" || issue.code === "invalid_type";
      return [issue.path.join("."), isMissing ? words.needed : issue.code === "too_big" ? words.tooLong : words.notTaken] as const;
    }),
  );
}

/** A fault of a field: found here, or told by the server. */
export function faultAt(faults: ReadonlyMap<string, string>, error: unknown, path: string): string | undefined {
  return faults.get(path) ?? faultOf(error, path);
}
