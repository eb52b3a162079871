import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { proposeSystems } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ask } from "../api/ask.ts";
import type { DisclosureRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface ConnectProps {
  readonly disclosure: DisclosureRecord;
  readonly systems: readonly SystemRecord[];
  readonly providers: readonly ProviderRecord[];
}

/** One received disclosure: what it is, how it was judged, and which system it is of. A proposal is never taken without a person. */
export function ConnectDisclosure({ disclosure, systems, providers }: ConnectProps) {
  const words = useWords();
  const { intake } = words;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const addSystem = useRecordChanges<SystemRecord["content"]>("systems").add;
  const { content } = disclosure;
  const names = new Map(providers.map(({ id, content: provider }) => [id, provider.name]));
  const proposals = proposeSystems(
    content,
    systems.map(({ id, content: system }) => ({ id, name: system.name, product: system.product ?? null, providers: system.providers.flatMap(({ providerId }) => names.get(providerId) ?? []) })),
  );
  const [chosen, setChosen] = useState(proposals[0]?.id ?? "");
  const evaluation = useQuery({ queryKey: [base, "evaluation", disclosure.id], queryFn: ({ signal }) => ask<{ verdict: keyof typeof intake.verdicts; counts: Record<string, number> }>("GET", `${base}/disclosures/${disclosure.id}/evaluation`, { signal }) });
  const connect = useMutation({
    mutationFn: async (systemId: string) => ask("PUT", `${base}/disclosures/${disclosure.id}/system`, { body: { systemId }, version: disclosure.version }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  const asNew = async () => {
    const name = content.name ?? content.fileName;
    const system = await addSystem.mutateAsync({ name, product: name, kind: "electronic-record", delivery: content.form === "sds" ? "cloud" : "on-premise", hasRemoteMaintenance: false, providers: [], status: "in-use" });
    connect.mutate(system.id);
  };
  const counts = evaluation.data?.counts;
  const open = counts === undefined ? 0 : (counts["not-met"] ?? 0) + (counts["unanswered"] ?? 0) + (counts["needs-judgement"] ?? 0);
  const options = [
    { value: "", label: intake.choosing },
    ...proposals.flatMap(({ id, reason }) => {
      const system = systems.find((one) => one.id === id);
      return system === undefined ? [] : [{ value: id, label: intake.proposal(system.content.name, intake.reasons[reason]) }];
    }),
    ...systems.filter(({ id }) => !proposals.some((proposal) => proposal.id === id)).map(({ id, content: system }) => ({ value: id, label: system.name })),
  ];
  return (
    <li className="rounded-12 border border-line bg-raised p-4">
      <p className="font-bold">
        {content.form.toUpperCase()} {content.name ?? content.fileName}
        <span className="ml-2 font-normal text-quiet">
          {content.organization} {content.date}
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
      <ProblemNotice error={connect.error ?? addSystem.error} />
      {may("write") ? (
        <div className="on-screen mt-2 flex flex-wrap items-end gap-2">
          <div className="min-w-60 grow">
            <SelectBox label={intake.system} value={chosen} options={options} onChange={setChosen} />
          </div>
          <Button isDisabled={chosen === ""} isPending={connect.isPending} onPress={() => connect.mutate(chosen)}>
            {intake.connect}
          </Button>
          <Button variant="outline" isPending={addSystem.isPending} onPress={() => void asNew().catch(() => undefined)}>
            {intake.newSystem}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
