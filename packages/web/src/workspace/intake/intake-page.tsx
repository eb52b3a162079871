import { FileDrop } from "../../parts/file-drop.tsx";
import type { DisclosureContent, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { usePath } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { DisclosurePage } from "./disclosure-page.tsx";
import { ImportJobs } from "./import-jobs.tsx";
import { IntakeProgress } from "./intake-progress.tsx";
import { ReceivedList } from "./received-list.tsx";
import { RemovedBar } from "./removed-bar.tsx";
import { useIntake } from "./use-intake.ts";
import { useProposals } from "./use-proposals.ts";
import { WaitingList } from "./waiting-list.tsx";

const NONE: readonly never[] = [];

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
  const unmatched = disclosures.data?.filter(({ content }) => content.systemId === null) ?? NONE;
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
      <ProblemNotice error={disclosures.error ?? systems.error ?? providers.error} />
      {disclosures.data === undefined || systems.data === undefined || providers.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <>
          <section aria-labelledby="unmatched" className="flex flex-col gap-3">
            <h2 id="unmatched" className="text-std-22B-150">
              {intake.unmatched} ({unmatched.length})
            </h2>
            <WaitingList waiting={unmatched} proposals={proposals} systems={systems.data} held={disclosures.data} />
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
