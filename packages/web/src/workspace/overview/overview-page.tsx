import { useState } from "react";
import type { DisclosureContent, MessageContent } from "../api/answers.ts";
import type { FindingRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { Notice } from "../../parts/notice.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useNeeds } from "../use-needs.ts";
import { useWords } from "../use-words.ts";
import { overviewFigures } from "./overview-figures.ts";

/** The director's page: three sentences, three numbers, and what to do next. */
export function OverviewPage() {
  const words = useWords();
  const { overview } = words;
  const { name } = useOrganization();
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const findings = useRecords<FindingRecord["content"]>("findings");
  const messages = useRecords<MessageContent>("messages");
  const criteria = useCriteria();
  const needsOf = useNeeds();
  const [now] = useState(() => Date.now());
  const error = systems.error ?? disclosures.error ?? findings.error;
  if (systems.data === undefined || disclosures.data === undefined || findings.data === undefined)
    return <PageFrame title={overview.title(name)}>{error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />}</PageFrame>;

  const figures = overviewFigures(systems.data, disclosures.data, findings.data, needsOf, now);
  const waiting = messages.data?.filter(({ content }) => content.state === "waiting" || content.state === "failed").length ?? 0;
  const steps = [
    { is: figures.systems === 0, text: overview.todo.systems, to: "/workspace/ledger" },
    { is: figures.systems > 0 && providers.data?.length === 0, text: overview.todo.providers, to: "/workspace/ledger" },
    { is: figures.unmatched > 0, text: overview.todo.unmatched(figures.unmatched), to: "/workspace/intake" },
    { is: figures.missing.length > 0, text: overview.todo.missing(figures.missing.length), to: "/workspace/ledger" },
    { is: figures.open > figures.decided, text: overview.todo.open(figures.open - figures.decided), to: "/workspace/findings" },
    { is: figures.toApprove > 0, text: overview.todo.approve(figures.toApprove), to: "/workspace/findings" },
    { is: figures.due > 0, text: overview.todo.due(figures.due), to: "/workspace/findings" },
    { is: waiting > 0, text: overview.todo.letters(waiting), to: "/workspace/outbox" },
  ].filter(({ is }) => is);
  const numbers = [
    { value: `${figures.complete} / ${figures.systems}`, label: overview.numbers.received },
    { value: String(figures.open - figures.decided), label: overview.numbers.open },
    { value: String(figures.due), label: overview.numbers.due },
  ];
  return (
    <PageFrame title={overview.title(name)}>
      <Notice look={figures.isCovered ? "good" : "open"} heading={figures.isCovered ? overview.covered : overview.notCovered}>
        <p>{overview.received(figures.complete, figures.systems)}</p>
        <p>{overview.open(figures.open, figures.decided)}</p>
      </Notice>
      <dl className="grid grid-cols-1 gap-4 sm:grid-cols-3">
        {numbers.map(({ value, label }) => (
          <div key={label} className="flex flex-col-reverse rounded-12 border border-line bg-raised p-4">
            <dt className="text-quiet">{label}</dt>
            <dd className="text-std-32B-150">{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="next">
        <h2 id="next" className="text-std-22B-150">
          {overview.next}
        </h2>
        {steps.length === 0 ? (
          <p className="mt-2">{overview.nothing}</p>
        ) : (
          <ol className="mt-2 flex list-decimal flex-col gap-2 pl-6">
            {steps.map(({ text, to }) => (
              <li key={text}>
                <PathLink to={to} className="text-std-18N-160 text-link underline">
                  {text}
                </PathLink>
              </li>
            ))}
          </ol>
        )}
      </section>
      {figures.blocking.length === 0 ? null : (
        <section aria-labelledby="blocking">
          <h2 id="blocking" className="text-std-22B-150">
            {overview.blocking}
          </h2>
          <ul className="mt-2 flex flex-col gap-1">
            {figures.blocking.map(({ criterion, systems: count }) => (
              <li key={criterion}>
                {criteria.labelOf(criterion)} <span className="text-quiet">({overview.blockingCount(count)})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageFrame>
  );
}
