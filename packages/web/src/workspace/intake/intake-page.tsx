import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { FileDrop } from "../../parts/file-drop.tsx";
import type { DisclosureContent, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { PathLink } from "../route/path-link.tsx";
import { usePath } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ConfirmSure } from "./confirm-sure.tsx";
import { ConnectDisclosure, type Connected } from "./connect-disclosure.tsx";
import { DisclosurePage } from "./disclosure-page.tsx";
import { ImportJobs } from "./import-jobs.tsx";
import { IntakeProgress } from "./intake-progress.tsx";
import { ReceivedList } from "./received-list.tsx";
import { RemovedBar } from "./removed-bar.tsx";
import { useIntake } from "./use-intake.ts";
import { useProposals } from "./use-proposals.ts";

const NONE: readonly never[] = [];
const FIRST_SHOWN = 20;

/** Where files of providers arrive: dropped, read, judged, connected. */
export function IntakePage() {
  const words = useWords();
  const { intake } = words;
  const { may } = useOrganization();
  const [, , , id] = usePath().split("/");
  const { files, add, retry, isBusy } = useIntake();
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [connected, setConnected] = useState<Connected | null>(null);
  const undo = async (disclosureId: string) => {
    const version = disclosures.data?.find((one) => one.id === disclosureId)?.version;
    if (version !== undefined) await ask("PUT", `${base}/disclosures/${disclosureId}/system`, { body: { systemId: null }, version }).catch(() => undefined);
    setConnected(null);
    await queries.invalidateQueries({ queryKey: [base] });
  };
  const [shown, setShown] = useState(FIRST_SHOWN);
  const unmatched = disclosures.data?.filter(({ content }) => content.systemId === null) ?? NONE;
  const [search, setSearch] = useState("");
  const found = unmatched.filter(({ content }) => search.trim().split(/\s+/).every((word) => [content.form.toUpperCase(), content.name, content.organization, content.fileName, content.date].join(" ").includes(word)));
  const proposals = useProposals(unmatched, systems.data ?? NONE, providers.data ?? NONE);
  if (id !== undefined && disclosures.data !== undefined && systems.data !== undefined) {
    const disclosure = disclosures.data.find((one) => one.id === id);
    if (disclosure !== undefined) return <DisclosurePage key={id} disclosure={disclosure} disclosures={disclosures.data} systems={systems.data} />;
    return (
      <PageFrame title={intake.title}>
        <EmptyState heading={intake.noSuchDisclosure}>
          <PathLink to="/workspace/intake">{intake.title}</PathLink>
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={intake.title} lead={intake.lead} isWide>
      {may("write") ? <FileDrop size="large" title={intake.drop} hint={intake.dropHint} choose={intake.choose} onFiles={(chosen) => void add(chosen)} /> : null}
      <IntakeProgress files={files} isBusy={isBusy} onRetry={retry} />
      <ImportJobs />
      <RemovedBar />
      {connected === null ? null : <UndoBar message={intake.connected(connected.name, connected.systemName)} onUndo={() => void undo(connected.id)} />}
      <ProblemNotice error={disclosures.error ?? systems.error ?? providers.error} />
      {disclosures.data === undefined || systems.data === undefined || providers.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <>
          <section aria-labelledby="unmatched" className="flex flex-col gap-3">
            <h2 id="unmatched" className="text-std-22B-150">
              {intake.unmatched} ({unmatched.length})
            </h2>
            {may("write") ? <ConfirmSure disclosures={unmatched} proposals={proposals} systems={systems.data} held={disclosures.data} /> : null}
            {unmatched.length > 5 || search !== "" ? (
              <div className="on-screen flex flex-wrap items-end gap-3">
                <div className="w-72 max-sm:w-full">
                  <TextBox label={words.search} type="search" value={search} onChange={setSearch} />
                </div>
                <output className="text-quiet">{words.list.count(found.length, unmatched.length)}</output>
              </div>
            ) : null}
            {unmatched.length === 0 ? (
              <p className="text-quiet">{disclosures.data.length === 0 ? intake.noneYet : intake.allMatched}</p>
            ) : (
              <ul className="flex flex-col gap-3">
                {found.slice(0, shown).map((disclosure) => (
                  <ConnectDisclosure key={disclosure.id} disclosure={disclosure} systems={systems.data} proposals={proposals.get(disclosure.id) ?? NONE} held={disclosures.data} onConnected={setConnected} />
                ))}
              </ul>
            )}
            {unmatched.length > 0 && found.length === 0 ? <p>{words.noMatch}</p> : null}
            {found.length > shown ? (
              <div>
                <Button variant="outline" onPress={() => setShown(shown + FIRST_SHOWN)}>
                  {words.list.more(found.length - shown)}
                </Button>
              </div>
            ) : null}
          </section>
          {disclosures.data.length > unmatched.length ? (
            <section aria-labelledby="received" className="flex flex-col gap-3">
              <h2 id="received" className="text-std-22B-150">
                {intake.received}
              </h2>
              <p className="text-quiet">{intake.renewal}</p>
              <ReceivedList disclosures={disclosures.data.filter(({ content }) => content.systemId !== null)} systems={systems.data} />
            </section>
          ) : null}
        </>
      )}
    </PageFrame>
  );
}
