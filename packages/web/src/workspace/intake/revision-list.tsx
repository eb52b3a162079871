import { nameKey } from "@kaiji/domain";
import type { ComparisonAnswer } from "@kaiji/formats/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { DisclosureRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface RevisionListProps {
  readonly disclosure: DisclosureRecord;
  readonly disclosures: readonly DisclosureRecord[];
  readonly labels: ReadonlyMap<string, string>;
}

/** Other revisions of the same form: of the same system, or of the same product while no system is named; and what changed since one. */
export function RevisionList({ disclosure, disclosures, labels }: RevisionListProps) {
  const { intake } = useWords();
  const [since, setSince] = useState<string | null>(null);
  const { content } = disclosure;
  const others = disclosures.filter(({ id, content: other }) => id !== disclosure.id && other.form === content.form && (content.systemId === null ? other.name !== null && content.name !== null && nameKey(other.name) === nameKey(content.name) : other.systemId === content.systemId && (other.part ?? null) === (content.part ?? null)));
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="revisions" className="flex flex-col gap-3">
      <h2 id="revisions" className="text-std-22B-150">
        {intake.revisions}
      </h2>
      <ul className="flex flex-col gap-2">
        {others.toReversed().map((other) => (
          <li key={other.id} className="flex flex-wrap items-center gap-3 rounded-8 border border-line bg-raised px-3 py-2">
            <PathLink to={`/workspace/intake/${other.id}`}>
              {[other.content.date, other.content.name, other.content.productVersion].filter(Boolean).join(" ") || other.content.fileName}
            </PathLink>
            <span className="text-quiet">{other.content.isCurrent ? intake.counts : intake.older}</span>
            <Button variant="outline" size="small" onPress={() => setSince(since === other.id ? null : other.id)} aria-expanded={since === other.id}>
              {intake.compare}
            </Button>
          </li>
        ))}
      </ul>
      {since === null ? null : <Comparison id={disclosure.id} since={since} labels={labels} />}
    </section>
  );
}

function Comparison({ id, since, labels }: { readonly id: string; readonly since: string; readonly labels: ReadonlyMap<string, string> }) {
  const words = useWords();
  const { intake } = words;
  const { base } = useOrganization();
  const compared = useQuery({ queryKey: [base, "comparison", id, since], queryFn: ({ signal }) => ask<ComparisonAnswer>("GET", `${base}/disclosures/${id}/comparison?since=${since}`, { signal }) });
  if (compared.data === undefined) return compared.error === null ? <p>{words.loading}</p> : <ProblemNotice error={compared.error} />;
  const { basicInfo, changes, unchanged } = compared.data;
  const nameOf = ({ item }: ComparisonAnswer["changes"][number]) => `${item} ${labels.get(item) ?? ""}`;
  const textOf = (one: ComparisonAnswer["changes"][number]["before"]) => (one === null ? intake.notThere : [one.answer === null ? (one.text ?? intake.blank) : intake.answers[one.answer], ...one.remarks].join("\n"));
  const said = (one: ComparisonAnswer["changes"][number]["before"]) =>
    one === null ? (
      <span className="text-quiet">{intake.notThere}</span>
    ) : (
      <span className="break-words whitespace-pre-line">
        <strong>{one.answer === null ? (one.text ?? intake.blank) : intake.answers[one.answer]}</strong>
        {one.remarks.length === 0 ? "" : `\n${one.remarks.join("\n")}`}
      </span>
    );
  return (
    <div className="flex flex-col gap-3">
      <p>{intake.compared(changes.length, unchanged)}</p>
      {basicInfo.length === 0 ? null : (
        <ul className="list-disc pl-5">
          {basicInfo.map(({ field, before, after }) => (
            <li key={field}>
              {intake.fields[field as keyof typeof intake.fields] ?? field}: {before ?? words.ledger.nothing} → <strong>{after ?? words.ledger.nothing}</strong>
            </li>
          ))}
        </ul>
      )}
      {changes.length === 0 ? null : (
        <ListView
          list="comparison"
          caption={intake.compare}
          rows={changes}
          keyOf={({ item }) => item}
          nameOf={nameOf}
          isApart
          empty={null}
          columns={[
            { id: "number", heading: intake.number, isRowHeading: true, text: nameOf, order: ({ item }) => changes.findIndex((one) => one.item === item), cell: nameOf },
            { id: "before", heading: intake.before, text: ({ before }) => textOf(before), cell: ({ before }) => said(before) },
            { id: "after", heading: intake.after, text: ({ after }) => textOf(after), cell: ({ after }) => said(after) },
          ]}
        />
      )}
    </div>
  );
}
