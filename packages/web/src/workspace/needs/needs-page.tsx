import { factsToAsk, lackingDisclosures, ledgerFacts, whomToAsk, type SystemNeeds, type SystemPart } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { dayInJapan } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { DisclosureContent, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useAnswerFact } from "../coverage/use-coverage.ts";
import { FactAsker } from "../parts/fact-asker.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { NeededList } from "../parts/needed-list.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { askFor } from "../requests/ask-for.ts";
import { useOrganization } from "../shell/organization.ts";
import { useChart, useNeeds } from "../use-needs.ts";
import { useProviderNames } from "../use-provider-names.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

type Standing = "complete" | "missing" | "unclear" | "none";

/** Which disclosures each system needs, who writes them, whom to ask and why; what decides it is asked here. */
export function NeedsPage() {
  const words = useWords();
  const { needs: own } = words;
  const { may } = useOrganization();
  const { language } = useSpeaking();
  const needsOf = useNeeds();
  const chart = useChart("who-writes");
  const systems = useRecords<SystemRecord["content"]>("systems");
  const names = useProviderNames();
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const facts = useAnswerFact();
  const [asked, setAsked] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const rows = systems.data?.filter(({ content }) => content.status !== "retired");
  if (rows === undefined || chart === null) return <PageFrame title={own.title}>{systems.error === null ? <p>{words.loading}</p> : <ProblemNotice error={systems.error} />}</PageFrame>;

  const heldOf = (id: string) => (disclosures.data ?? []).filter(({ content }) => content.isCurrent && content.systemId === id).map(({ content }) => ({ form: content.form, part: content.part ?? null }));
  const lacking = ({ id, content }: SystemRecord) => lackingDisclosures(needsOf(content).disclosures, heldOf(id));
  const formName = ({ form, part }: { readonly form: string; readonly part: SystemPart }) => systemPartName(form.toUpperCase(), part, language);
  const standingOf = (record: SystemRecord): Standing => {
    const { disclosures: due, missing } = needsOf(record.content);
    if (lacking(record).some(({ isCertain }) => isCertain)) return "missing";
    if (missing.length > 0 && (lacking(record).length > 0 || due.length === 0)) return "unclear";
    return due.length === 0 ? "none" : "complete";
  };
  const heldSentence = (record: SystemRecord) => {
    const certain = lacking(record).filter(({ isCertain }) => isCertain);
    if (certain.length > 0) return own.heldNot(certain.map(formName).join(marks().dot));
    return { complete: own.heldAll, missing: "", unclear: own.heldUnknown, none: own.heldNone }[standingOf(record)];
  };
  const whom = ({ content }: SystemRecord) => {
    const { disclosures: due, route } = needsOf(content);
    return due.map((one) => {
      const told = whomToAsk(one, route, content.providers);
      const name = names.get(told?.providerId ?? "");
      return `${formName(one)}${marks().colon}${name === undefined ? own.nobody : told?.isForwarded === true ? own.forwarded(name) : name}`;
    });
  };
  const sources = (needs: SystemNeeds) => [...needs.rules, ...needs.disclosures.flatMap(({ rules }) => rules)].flatMap(({ provenance }) => provenance.map(({ document, place }) => `${chart.sources[document]?.title ?? document} ${place}`));
  const record = rows.find(({ id }) => id === asked);
  const known = record === undefined ? {} : ledgerFacts(record.content, dayInJapan(now));
  return (
    <PageFrame title={own.title} lead={own.lead} isWide actions={<PathLink to="/workspace/requests">{own.toRequests}</PathLink>}>
      <ProblemNotice error={facts.error ?? disclosures.error} />
      <ListView
        list="needs"
        caption={own.title}
        rows={rows}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.name}
        filters={[{ id: "standing", label: own.standing, options: Object.entries(own.standings).map(([value, label]) => ({ value, label })), fits: (row, value) => standingOf(row) === value }]}
        empty={
          <EmptyState heading={own.empty}>
            <PathLink to="/workspace/start">{own.toStart}</PathLink>
          </EmptyState>
        }
        bulk={[{ label: words.requests.askThese, run: (chosen) => askFor({ systemIds: chosen.map(({ id }) => id) }) }]}
        columns={[
          { id: "name", heading: own.system, isRowHeading: true, text: ({ content }) => content.name, cell: ({ content }) => <span className="font-bold">{content.name}</span> },
          {
            id: "needed",
            heading: own.needed,
            text: ({ content }) => needsOf(content).disclosures.map((one) => `${formName(one)}${one.isCertain ? "" : words.needed.maybe}`).join(marks().dot),
            cell: ({ content }) => <NeededList needs={needsOf(content)} />,
          },
          { id: "ask", heading: own.ask, text: (row) => whom(row).join(marks().comma), cell: (row) => <ul>{whom(row).map((line) => <li key={line}>{line}</li>)}</ul> },
          { id: "held", heading: own.held, text: heldSentence, cell: (row) => <span className={standingOf(row) === "missing" || standingOf(row) === "unclear" ? "text-unanswered" : ""}>{heldSentence(row)}</span> },
          { id: "why", heading: own.sources, isExportOnly: true, cell: () => null, text: ({ content }) => [...new Set(sources(needsOf(content)))].join(" / ") },
          {
            id: "answer",
            heading: "",
            cell: ({ id, content }) =>
              may("write") ? (
                <span className="whitespace-nowrap">
                  <Button variant={needsOf(content).missing.length > 0 ? "outline" : "quiet"} size="small" aria-label={own.answerOf(content.name)} onPress={() => setAsked(id)}>
                    {own.answer}
                  </Button>
                </span>
              ) : null,
          },
        ]}
      />
      {record === undefined ? null : (
        <ModalDialog title={own.answerOf(record.content.name)} isOpen onClose={() => setAsked(null)}>
          <ProblemNotice error={facts.error} />
          <FactAsker facts={factsToAsk(chart, known)} known={known} isStepwise={needsOf(record.content).isInScope === null} about={record.content.name} onAnswer={(fact, value) => facts.answer(record.id, fact, value)} />
          <p className="text-dns-14N-130 leading-170 text-quiet">
            {own.sources}: {[...new Set(sources(needsOf(record.content)))].join(" / ")}
          </p>
          <div className="flex justify-end">
            <Button onPress={() => setAsked(null)}>{words.close}</Button>
          </div>
        </ModalDialog>
      )}
    </PageFrame>
  );
}
