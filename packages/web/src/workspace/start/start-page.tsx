import { dayInJapan, type StartContent } from "@kaiji/formats/api";
import { useEffect, useState } from "react";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { useJudge } from "../coverage/use-coverage.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useChart } from "../use-needs.ts";
import { useWords } from "../use-words.ts";
import { DoneStep } from "./done-step.tsx";
import { FilesStep } from "./files-step.tsx";
import { InstitutionStep } from "./institution-step.tsx";
import { PlaceStep } from "./place-step.tsx";
import { ProviderStep } from "./provider-step.tsx";
import { SystemsStep } from "./systems-step.tsx";
import { FIRST_STEP, useStart, useStartChange } from "./use-start.ts";

/** What a person sees as one stage each: two steps a system are one. */
const STAGES = ["institution", "systems", "place", "files"] as const;

/** The guided first hour: what kind of institution, which systems, where they run, who provides them, what is at hand. */
export function StartPage() {
  const words = useWords();
  const { start } = words;
  const { may } = useOrganization();
  const { data, error } = useStart();
  const change = useStartChange();
  const judge = useJudge();
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const [writes, covered] = [useChart("who-writes"), useChart("outsourced-maintenance")];
  const [now] = useState(() => Date.now());
  const isFresh = data !== undefined && data.progress === null && may("write");
  const begin = change.mutate;
  useEffect(() => {
    if (isFresh) begin(FIRST_STEP);
  }, [isFresh, begin]);

  if (!may("write"))
    return (
      <PageFrame title={start.title}>
        <EmptyState heading={start.readOnly}>
          <PathLink to="/workspace">{start.toOverview}</PathLink>
        </EmptyState>
      </PageFrame>
    );
  if (data === undefined || systems.data === undefined || providers.data === undefined || writes === null || covered === null)
    return <PageFrame title={start.title}>{(error ?? systems.error) === null ? <p>{words.loading}</p> : <ProblemNotice error={error ?? systems.error} />}</PageFrame>;

  const progress = data.progress ?? FIRST_STEP;
  const lines = systems.data.filter(({ content }) => content.status !== "retired");
  const at = Math.max(0, lines.findIndex(({ id }) => id === progress.systemId));
  const system = lines[at];
  const step = (progress.step === "place" || progress.step === "provider") && system === undefined ? "systems" : progress.step;
  const go = (changes: Partial<StartContent>) => change.mutate({ ...progress, ...changes });
  const toSystem = (index: number, which: "place" | "provider") => {
    const next = lines[index];
    if (next === undefined) go(index < 0 ? { step: "systems", systemId: null } : { step: "files", systemId: null });
    else go({ step: which, systemId: next.id });
  };
  const finish = (files: "given" | "not-yet") =>
    judge.mutate(undefined, { onSettled: () => go({ step: "done", files, systemId: null, isFinished: true }) });
  const stage = STAGES.indexOf(step === "provider" ? "place" : (step as "place"));
  return (
    <PageFrame title={start.title} {...(step === "institution" ? { lead: start.lead } : {})}>
      {stage < 0 ? null : (
        <label className="flex flex-col gap-1">
          <span className="text-quiet">
            {start.progress(stage + 1, STAGES.length)}
            {system !== undefined && (step === "place" || step === "provider") ? ` — ${start.system(at + 1, lines.length, system.content.name)}` : ""}
          </span>
          <progress className="w-full" value={stage + (step === "place" || step === "provider" ? (at + (step === "provider" ? 0.5 : 0)) / Math.max(1, lines.length) : 0)} max={STAGES.length} />
        </label>
      )}
      <ProblemNotice error={change.error} />
      {step === "institution" ? <InstitutionStep kind={progress.institutionKind} onNext={(institutionKind) => go({ step: "systems", institutionKind })} /> : null}
      {step === "systems" ? <SystemsStep institutionKind={progress.institutionKind} systems={lines} onBack={() => go({ step: "institution" })} onNext={() => go({ step: "place", systemId: null })} /> : null}
      {step === "place" && system !== undefined ? (
        <PlaceStep key={system.id} system={system} writes={writes} covered={covered} today={dayInJapan(now)} onBack={() => toSystem(at - 1, "provider")} onNext={() => go({ step: "provider", systemId: system.id })} onRest={() => go({ step: "files", systemId: null })} />
      ) : null}
      {step === "provider" && system !== undefined ? <ProviderStep key={system.id} system={system} providers={providers.data} onBack={() => go({ step: "place", systemId: system.id })} onNext={() => toSystem(at + 1, "place")} /> : null}
      {step === "files" ? <FilesStep isNotYet={progress.files === "not-yet"} isBusy={judge.isPending} onBack={() => toSystem(lines.length - 1, "provider")} onNext={finish} /> : null}
      {step === "done" ? <DoneStep onMore={() => go({ step: "systems", systemId: null })} /> : null}
    </PageFrame>
  );
}
