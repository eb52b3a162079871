import type { Language } from "@kaiji/domain";
import { ask } from "../api/ask.ts";
import type { FindingRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import type { Criteria } from "../use-criteria.ts";
import type { WorkspaceWords } from "../../words/workspace-ja.ts";

interface LetterMatter {
  readonly base: string;
  readonly institution: string;
  readonly language: Language;
  readonly words: WorkspaceWords["findings"];
  readonly criteria: Criteria;
  readonly systems: readonly SystemRecord[];
  readonly providers: readonly ProviderRecord[];
}

/**
 * Puts a letter a system into the outbox for the chosen findings, and notes on each that its provider was asked.
 * @returns how many letters, and the systems whose provider has no address
 */
export async function writeLetters(findings: readonly FindingRecord[], { base, institution, language, words, criteria, systems, providers }: LetterMatter): Promise<{ letters: number; withoutAddress: string[] }> {
  const withoutAddress: string[] = [];
  let letters = 0;
  for (const system of systems) {
    const ofSystem = findings.filter(({ content }) => content.systemId === system.id);
    if (ofSystem.length === 0) continue;
    const provider = providers.find(({ id }) => id === system.content.providers[0]?.providerId);
    if (provider?.content.email === undefined) {
      withoutAddress.push(system.content.name);
      continue;
    }
    const lines = ofSystem.map(({ content }) => `・${criteria.labelOf(content.criterionId)}\n　${content.because}\n　${criteria.find(content.criterionId)?.ask[language] ?? ""}`).join("\n\n");
    await ask("POST", `${base}/messages`, { body: { to: provider.content.email, subject: words.subject(system.content.name), text: words.letter(provider.content.name, system.content.name, institution, lines) } });
    letters++;
    for (const { id, version } of ofSystem.filter((one) => one.content.state === "open")) await ask("PUT", `${base}/findings/${id}`, { body: { state: "asked" }, version });
  }
  return { letters, withoutAddress };
}
