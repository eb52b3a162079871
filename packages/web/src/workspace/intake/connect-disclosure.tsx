import { isOtherProvider, proposePart, type SystemPart, type SystemProposal } from "@kaiji/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { ask } from "../api/ask.ts";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useProviderNames } from "../use-provider-names.ts";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { marks } from "../../settings/page-language.ts";
import { useWords } from "../use-words.ts";
import { PartSelect } from "./part-select.tsx";

interface ConnectProps {
  readonly disclosure: DisclosureRecord;
  readonly systems: readonly SystemRecord[];
  readonly proposals: readonly SystemProposal[];
  /** All that is held, to tell when this one is older. */
  readonly held: readonly DisclosureRecord[];
  readonly onConnected: (what: Connected) => void;
}

/** What was connected, so that it can be taken back. */
export interface Connected {
  readonly id: string;
  readonly name: string;
  readonly systemName: string;
}

/** One received disclosure: what it is, how it was judged, and which system it is of. A proposal is never taken without a person. */
export function ConnectDisclosure({ disclosure, systems, proposals, held, onConnected }: ConnectProps) {
  const words = useWords();
  const { intake } = words;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const addSystem = useRecordChanges<SystemRecord["content"]>("systems").add;
  const { content } = disclosure;
  const [first] = proposals;
  // What fits two systems alike is not chosen for anybody.
  const proposed = first?.standing === "sure" || first?.standing === "likely" ? first.id : "";
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? proposed;
  const chosenSystem = systems.find(({ id }) => id === chosen);
  const names = useProviderNames();
  // What is already held of the form by another provider may stand beside this one: a person says whether it does.
  const beside = held.find((other) => chosen !== "" && other.content.systemId === chosen && other.content.isCurrent && other.content.form === content.form && isOtherProvider(other.content.organization, content.organization));
  const proposedPart = chosenSystem === undefined ? null : proposePart(content, chosenSystem.content.providers.map(({ providerId, role }) => ({ name: names.get(providerId) ?? "", role })));
  const [pickedPart, setPickedPart] = useState<SystemPart | undefined>();
  const part = pickedPart === undefined ? proposedPart : pickedPart;
  const isPartAsked = chosen !== "" && (content.form === "sds" || beside !== undefined);
  const evaluation = useQuery({ queryKey: [base, "evaluation", disclosure.id], queryFn: ({ signal }) => ask<{ verdict: keyof typeof intake.verdicts; counts: Record<string, number> }>("GET", `${base}/disclosures/${disclosure.id}/evaluation`, { signal }) });
  const connect = useMutation({
    mutationFn: async (systemId: string) => ask("PUT", `${base}/disclosures/${disclosure.id}/system`, { body: { systemId, part }, version: disclosure.version }),
    onSuccess: (_, systemId) => {
      const name = content.name ?? content.fileName;
      onConnected({ id: disclosure.id, name, systemName: systems.find(({ id }) => id === systemId)?.content.name ?? name });
      return queries.invalidateQueries({ queryKey: [base] });
    },
  });
  const asNew = async () => {
    const name = content.name ?? content.fileName;
    const system = await addSystem.mutateAsync({ name, product: name, kind: "electronic-record", delivery: content.form === "sds" ? "cloud" : "on-premise", hasRemoteMaintenance: false, providers: [], status: "in-use" });
    connect.mutate(system.id);
  };
  const counts = evaluation.data?.counts;
  const open = counts === undefined ? 0 : (counts["not-met"] ?? 0) + (counts["unanswered"] ?? 0) + (counts["needs-judgement"] ?? 0);
  const named = ({ content: system }: SystemRecord) => [system.name, system.product === system.name ? undefined : system.product, system.version, system.location].filter(Boolean).join(marks().gap);
  const options = [
    { value: "", label: intake.choosing },
    ...proposals.flatMap(({ id, reason }) => {
      const system = systems.find((one) => one.id === id);
      return system === undefined ? [] : [{ value: id, label: intake.proposal(named(system), intake.reasons[reason]) }];
    }),
    ...systems.filter(({ id }) => !proposals.some((proposal) => proposal.id === id)).map((system) => ({ value: system.id, label: named(system) })),
  ];
  const newer = held.find((other) => other.content.systemId === chosen && chosen !== "" && other.content.isCurrent && other.content.form === content.form && (other.content.part ?? null) === part && other.content.date !== null && content.date !== null && other.content.date > content.date);
  return (
    <>
      <p>
        <PathLink to={`/workspace/intake/${disclosure.id}`} className="font-bold text-link underline">
          {content.form.toUpperCase()} {content.name ?? content.fileName}
        </PathLink>
        <span className="ml-2 text-quiet">
          {content.organization} {keepWhole(content.date)}
        </span>
      </p>
      <p className="text-dns-14N-130 leading-170 text-quiet">
        {evaluation.data === undefined ? "" : `${intake.verdicts[evaluation.data.verdict]}${open > 0 ? ` (${intake.open(open)})` : ""}`}
        {content.problems > 0 ? ` / ${intake.problems(content.problems)}` : ""}
        {" / "}
        <a className="text-link underline" href={`${base}/files/${content.sha256}`}>
          {intake.original}
        </a>
      </p>
      {first === undefined ? null : (
        <p className={first.standing === "sure" ? "text-met" : "text-unanswered"}>{first.standing === "tied" ? intake.tied : intake.standings[first.standing](intake.reasons[first.reason], Math.round(first.confidence * 100))}</p>
      )}
      {newer === undefined ? null : <p className="font-bold text-unanswered">{keepWhole(intake.olderThanHeld(newer.content.date ?? ""))}</p>}
      {beside === undefined ? null : <p className="font-bold text-unanswered">{(beside.content.part ?? null) === part ? intake.besideReplaces(beside.content.organization ?? "") : intake.besideKeeps(beside.content.organization ?? "")}</p>}
      <ProblemNotice error={connect.error ?? addSystem.error} />
      {may("write") ? (
        <div className="on-screen mt-2 flex flex-wrap items-end gap-2">
          <div className="min-w-60 grow">
            <SelectBox label={intake.system} value={chosen} options={options} onChange={setPicked} />
          </div>
          {isPartAsked ? <PartSelect part={part} onChange={setPickedPart} /> : null}
          <Button isDisabled={chosen === "" || part === ""} isPending={connect.isPending} onPress={() => connect.mutate(chosen)}>
            {intake.connect}
          </Button>
          <Button variant="outline" isPending={addSystem.isPending} onPress={() => void asNew().catch(() => undefined)}>
            {intake.newSystem}
          </Button>
        </div>
      ) : null}
    </>
  );
}
