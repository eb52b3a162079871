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
  const { intake, ledger } = useWords();
  const [since, setSince] = useState<string | null>(null);
  const { content } = disclosure;
  const others = disclosures.filter(({ id, content: other }) => id !== disclosure.id && other.form === content.form && (content.systemId === null ? other.name !== null && content.name !== null && nameKey(other.name) === nameKey(content.name) : other.systemId === content.systemId && (other.part ?? null) === (content.part ?? null)));
  if (others.length === 0) return null;
  const nameOf = (other: DisclosureRecord) => other.content.name ?? other.content.fileName;
  const stateOf = (other: DisclosureRecord) => (other.content.isCurrent ? intake.counts : intake.older);
  return (
    <section aria-labelledby="revisions" className="flex flex-col gap-3">
      <h2 id="revisions" className="text-std-22B-150">
        {intake.revisions}
      </h2>
      <ListView
        list="revisions"
        caption={intake.revisions}
        rows={others.toReversed()}
        keyOf={({ id }) => id}
        nameOf={nameOf}
        isApart
        plainUpTo={3}
        empty={null}
        filters={[{ id: "state", label: ledger.status, options: [{ value: "counts", label: intake.counts }, { value: "older", label: intake.older }], fits: (other, value) => other.content.isCurrent === (value === "counts") }]}
        columns={[
          { id: "name", heading: intake.disclosure, isRowHeading: true, text: nameOf, cell: (other) => <PathLink to={`/workspace/intake/${other.id}`}>{nameOf(other)}</PathLink> },
          { id: "date", heading: intake.dateOnForm, text: (other) => other.content.date ?? "", cell: (other) => other.content.date ?? "" },
          { id: "version", heading: ledger.version, text: (other) => other.content.productVersion ?? "", cell: (other) => other.content.productVersion ?? "" },
          { id: "state", heading: ledger.status, text: stateOf, cell: stateOf },
          {
            id: "do",
            heading: "",
            cell: (other) => (
              <Button variant="outline" size="small" onPress={() => setSince(since === other.id ? null : other.id)} aria-expanded={since === other.id} aria-label={`${nameOf(other)} ${intake.compare}`}>
                {intake.compare}
              </Button>
            ),
          },
        ]}
      />
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
          filters={[{ id: "after", label: intake.after, options: [...(["yes", "no", "na"] as const).map((value) => ({ value, label: intake.answers[value] })), { value: "open", label: intake.blank }], fits: ({ after }, value) => (after?.answer ?? "open") === value }]}
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
