import type { CoveredSystem, Language } from "@kaiji/domain";
import type { WorkspaceWords } from "../../words/workspace-ja.ts";
import type { ProviderRecord } from "../api/answers.ts";

/** What the API takes for a message. */
export interface CoverageLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The letter that asks a provider about the updates of their systems. @param provider `null`: the ledger names nobody */
export function coverageLetter(words: WorkspaceWords["coverage"], language: Language, institution: string, provider: ProviderRecord["content"] | null, systems: readonly CoveredSystem[]): CoverageLetter {
  return {
    to: provider?.email ?? "",
    subject: words.subject(systems[0]?.name ?? "", systems.length),
    text: words.letter(provider?.name ?? "", institution, systems.map((system) => words.letterItem(system.name, system.ask?.[language] ?? "")).join("\n\n")),
  };
}
