import { renewalReasons, type Status } from "@kaiji/domain";
import { retellProblem, systemPartName } from "@kaiji/formats";
import { dayInJapan, type ReadingsAnswer } from "@kaiji/formats/api";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useLibrary } from "../../settings/use-library.ts";
import { useSpeaking } from "../../settings/language.tsx";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { ProblemLines } from "../../parts/problem-lines.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ofSameOriginal } from "../findings/decided-elsewhere.ts";
import { AlsoValid } from "./also-valid.tsx";
import { AnswerList, type ReadAnswers } from "./answer-list.tsx";
import { ReadingList } from "./reading-list.tsx";
import { RenewalNotice } from "./renewal-notice.tsx";
import { MoveDisclosure } from "./move-disclosure.tsx";
import { RevisionList } from "./revision-list.tsx";
import { renewalInputs } from "./renewal-inputs.ts";

interface DisclosurePageProps {
  readonly disclosure: DisclosureRecord;
  readonly disclosures: readonly DisclosureRecord[];
  readonly systems: readonly SystemRecord[];
}

interface KeptEvaluation {
  readonly verdict: "conforms" | "does-not-conform" | "incomplete";
  readonly counts: Readonly<Record<Status, number>>;
  readonly rows: readonly { readonly criterion: string; readonly status: Status; readonly because: string }[];
}

/** Other systems whose readings of the same original are looked up. */
const MOST_ALIKE = 5;

/** One disclosure: what waits for a person's eyes, every answer with its place, how it was judged, its days, and its revisions. */
export function DisclosurePage({ disclosure, disclosures, systems }: DisclosurePageProps) {
  const words = useWords();
  const { intake } = words;
  const { language, words: { problems } } = useSpeaking();
  const { base } = useOrganization();
  const { loading } = useLibrary();
  const [today] = useState(() => dayInJapan(Date.now()));
  const path = `${base}/disclosures/${disclosure.id}`;
  const readings = useQuery({ queryKey: [path, "readings"], queryFn: ({ signal }) => ask<ReadingsAnswer>("GET", `${path}/readings`, { signal }) });
  const document = useQuery({ queryKey: [path, "document"], queryFn: ({ signal }) => ask<ReadAnswers>("GET", `${path}/document`, { signal }) });
  const evaluation = useQuery({ queryKey: [base, "evaluation", disclosure.id], queryFn: ({ signal }) => ask<KeptEvaluation>("GET", `${path}/evaluation`, { signal }) });
  // The same cell of the same original, as it was read where the original counts for another system.
  const alike = ofSameOriginal(disclosure, disclosures).slice(0, MOST_ALIKE);
  const alikeReadings = useQueries({ queries: alike.map(({ id }) => ({ queryKey: [`${base}/disclosures/${id}`, "readings"], queryFn: ({ signal }: { signal: AbortSignal }) => ask<ReadingsAnswer>("GET", `${base}/disclosures/${id}/readings`, { signal }) })) });
  const readElsewhere = ({ item, source }: ReadingsAnswer["items"][number]) =>
    alikeReadings.flatMap(({ data }, at) => (data?.items ?? []).flatMap((one) => (one.item === item && one.source === source && one.decision !== null ? [{ ...one.decision, systemName: systems.find(({ id }) => id === alike[at]?.content.systemId)?.content.name ?? "" }] : []))).slice(0, 1);
  const { content } = disclosure;
  const system = systems.find(({ id }) => id === content.systemId);
  const catalog = loading.kind === "ready" ? loading.library.catalogs.find((one) => one.form === content.form && one.edition === content.edition) : undefined;
  const labels = new Map(catalog?.items.map((item) => [item.number, item.label[language]]));
  const open = readings.data?.items.filter(({ decision }) => decision === null).length ?? 0;
  // What waits for a decision stands above with its cell; everything else that was noticed is told here.
  const settled = new Set(readings.data?.items.map(({ item }) => item));
  const noticed = document.data?.disclosures[0]?.problems.filter(({ item }) => item === undefined || !settled.has(item)) ?? [];
  const counts = evaluation.data?.counts;
  const form = content.form.toUpperCase();
  return (
    <PageFrame
      title={`${form} ${content.name ?? content.fileName}`}
      lead={[content.organization, content.productVersion, content.date].filter(Boolean).join(" / ")}
      actions={
        <>
          <a className="inline-flex min-h-12 items-center px-2 text-link underline" href={`${base}/files/${content.sha256}`}>
            {intake.original}
          </a>
          <a className="inline-flex min-h-12 items-center px-2 text-link underline" href={`${path}/document`} download={`${content.form}-${disclosure.id}.json`}>
            JSON
          </a>
          <Button variant="quiet" onPress={() => print()}>
            {words.ledger.print}
          </Button>
        </>
      }
    >
      <p className="on-screen">
        <PathLink to="/workspace/intake">← {intake.title}</PathLink>
      </p>
      <section aria-label={intake.judged} className="rounded-12 border border-line bg-raised p-4">
        {evaluation.data === undefined || counts === undefined ? null : (
          <p className="text-std-18B-160">
            {intake.verdicts[evaluation.data.verdict]} ({intake.countsOf(counts.met, counts["not-applicable"], counts["not-met"], counts.unanswered, counts["needs-judgement"])})
          </p>
        )}
        <p>
          {words.findings.system}: {system === undefined ? <span className="text-unanswered">{intake.notConnected}</span> : <PathLink to={`/workspace/ledger/systems/${system.id}`}>{systemPartName(system.content.name, content.part, language)}</PathLink>} {content.isCurrent ? "" : `(${intake.older})`}
        </p>
        {system === undefined || !content.isCurrent ? null : <RenewalNotice reasons={renewalReasons(...renewalInputs(disclosure, system), today)} />}
        <AlsoValid disclosure={disclosure} disclosures={disclosures} systems={systems} />
        <MoveDisclosure key={disclosure.version} disclosure={disclosure} systems={systems} />
        <Dates disclosure={disclosure} path={path} />
      </section>
      {readings.data === undefined || readings.data.items.length === 0 ? null : (
        <section aria-labelledby="readings" className="flex flex-col gap-3">
          <h2 id="readings" className="text-std-22B-150">
            {intake.readings} ({intake.readingsOpen(open, readings.data.items.length)})
          </h2>
          <p className="text-quiet">{intake.readingsLead}</p>
          <ReadingList path={path} readings={readings.data.items} labels={labels} elsewhereOf={readElsewhere} />
        </section>
      )}
      {noticed.length === 0 ? null : (
        <details className="rounded-12 border border-unanswered bg-raised p-4" open={noticed.length <= 5}>
          <summary className="cursor-pointer font-bold">{words.intake.problems(noticed.length)}</summary>
          <p className="mt-2 text-quiet">{problems.lead}</p>
          <ProblemLines lines={noticed.map(({ code, item, source, message }) => ({ code, item, source, sentence: retellProblem(code, message, language) }))} />
        </details>
      )}
      <section aria-labelledby="answers" className="flex flex-col gap-3">
        <h2 id="answers" className="text-std-22B-150">
          {intake.answersHeading}
        </h2>
        <ProblemNotice error={document.error ?? evaluation.error ?? readings.error} />
        {document.data === undefined ? <p>{words.loading}</p> : <AnswerList document={document.data} labels={labels} judged={evaluation.data?.rows ?? []} form={content.form} decisions={readings.data?.items ?? []} />}
      </section>
      <RevisionList disclosure={disclosure} disclosures={disclosures} labels={labels} />
    </PageFrame>
  );
}

/** Three days: on the form, received, and until when it is taken. The first is the provider's, the others may be set. */
function Dates({ disclosure, path }: { readonly disclosure: DisclosureRecord; readonly path: string }) {
  const words = useWords();
  const { intake } = words;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const { content } = disclosure;
  const [received, setReceived] = useState(content.receivedOn ?? dayInJapan(Date.parse(content.receivedAt)));
  const [until, setUntil] = useState(content.validUntil ?? "");
  const save = useMutation({
    mutationFn: () => ask("PUT", `${path}/dates`, { body: { receivedOn: received === "" ? null : received, validUntil: until === "" ? null : until }, version: disclosure.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base, "disclosures"] }),
  });
  if (!may("write")) return <p className="text-quiet">{keepWhole(intake.datesOf(content.date ?? "—", received, until === "" ? "—" : until))}</p>;
  return (
    <details className="mt-2">
      <summary className="min-h-9 cursor-pointer content-center text-link underline">{keepWhole(intake.datesOf(content.date ?? "—", content.receivedOn ?? dayInJapan(Date.parse(content.receivedAt)), content.validUntil ?? "—"))}</summary>
      <ProblemNotice error={save.error} />
      <div className="mt-2 flex flex-wrap items-end gap-3">
        <TextBox label={intake.receivedOn} type="date" value={received} onChange={setReceived} />
        <TextBox label={intake.validUntil} hint={intake.validUntilHint} type="date" value={until} onChange={setUntil} />
        <Button variant="outline" isPending={save.isPending} onPress={() => save.mutate()}>
          {words.save}
        </Button>
      </div>
    </details>
  );
}
