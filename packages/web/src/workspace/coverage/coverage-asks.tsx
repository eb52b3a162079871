import { useState } from "react";
import { useAnnounce } from "../../settings/announcer.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useEach } from "../parts/use-each.ts";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import type { ProviderAsks } from "./asks-by-provider.ts";
import { coverageLetter, type CoverageLetter } from "./coverage-letter.ts";
import { ProviderAsk } from "./provider-ask.tsx";
import { marks } from "../../settings/page-language.ts";

interface CoverageAsksProps {
  readonly asking: readonly ProviderAsks[];
  readonly onAnswerAgain: (systemId: string) => void;
}

/** Letters that are shown before more are asked for. */
const ASKS_AT_ONCE = 10;

/** What to ask the providers about updates, a letter each; sent one by one or together. */
export function CoverageAsks({ asking, onAnswerAgain }: CoverageAsksProps) {
  const { coverage } = useWords();
  const { language } = useSpeaking();
  const announce = useAnnounce();
  const { base, name: institution } = useOrganization();
  const send = useEach((letter: CoverageLetter) => ask("POST", `${base}/messages`, { body: letter }), [base, "messages"]);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const askToSend = (chosen: readonly ProviderAsks[]) => {
    const letters = chosen.flatMap(({ provider, systems: about }) => (provider?.content.email === undefined ? [] : [coverageLetter(coverage, language, institution, provider.content, about)]));
    setAsked({ title: coverage.sendThese, text: coverage.sendSure(letters.length, chosen.length - letters.length), run: () => send.mutate(letters, { onSuccess: () => announce(coverage.sent) }) });
  };
  const askedName = ({ provider }: ProviderAsks) => provider?.content.name ?? coverage.nobody;
  if (asking.length === 0) return null;
  return (
    <section aria-labelledby="asking" className="flex flex-col gap-3">
      <h2 id="asking" className="text-std-22B-150">
        {coverage.providerHeading}
      </h2>
      <p className="text-quiet">{coverage.providerLead}</p>
      <ProblemNotice error={send.error} />
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      {send.isSuccess ? (
        <output>
          {coverage.sent} <PathLink to="/workspace/outbox">{coverage.toOutbox}</PathLink>
        </output>
      ) : null}
      <ListView
        list="coverage-asks"
        caption={coverage.providerHeading}
        rows={asking}
        keyOf={({ provider }) => provider?.id ?? ""}
        nameOf={askedName}
        isApart
        plainUpTo={3}
        pageSize={ASKS_AT_ONCE}
        empty={null}
        bulk={[{ label: coverage.sendThese, run: askToSend }]}
        filters={[{ id: "mail", label: coverage.byMail, options: [{ value: "yes", label: coverage.hasMail }, { value: "no", label: coverage.hasNoMail }], fits: ({ provider }, value) => (provider?.content.email !== undefined) === (value === "yes") }]}
        columns={[
          { id: "provider", heading: coverage.provider, text: askedName, cell: askedName },
          { id: "systems", heading: coverage.systems, text: ({ systems }) => systems.map(({ name }) => name).join(marks().comma), order: ({ systems }) => systems.length, cell: ({ systems }) => systems.length },
          { id: "ask", heading: coverage.askText, text: ({ systems }) => systems.map((system) => system.ask?.[language] ?? "").join("\n"), cell: () => null },
        ]}
        card={({ provider, systems }) => <ProviderAsk provider={provider?.content ?? null} systems={systems} onAnswerAgain={onAnswerAgain} />}
      />
    </section>
  );
}
