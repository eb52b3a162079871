import { FINDING_STATES } from "@kaiji/domain";
import { statusWord } from "@kaiji/formats";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Notice } from "../../parts/notice.tsx";
import { StatusBadge } from "../../parts/status-badge.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { ClauseRecord, FindingRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { dueOf } from "./due-of.ts";
import { saveCsv } from "../parts/csv.ts";
import { DataTable } from "../parts/data-table.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { FindingDialog } from "./finding-dialog.tsx";
import { writeLetters } from "./write-letters.ts";

const WEEK_MS = 7 * 24 * 3_600_000;
const PAGE = 100;

/** Every row that needs something, who does what until when, and letters to the providers. */
export function FindingsPage() {
  const words = useWords();
  const { findings } = words;
  const { language } = useSpeaking();
  const { base, name, may } = useOrganization();
  const queries = useQueryClient();
  const criteria = useCriteria();
  const records = useRecords<FindingRecord["content"]>("findings");
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const clauses = useRecords<ClauseRecord["content"]>("clauses");
  const [state, setState] = useState("unfinished");
  const [system, setSystem] = useState("");
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState(PAGE);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const [told, setTold] = useState<{ readonly letters: number; readonly withoutAddress: readonly string[] } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const systemName = (id: string | null) => systems.data?.find((one) => one.id === id)?.content.name ?? "？";
  const [soon] = useState(() => new Date(Date.now() + WEEK_MS).toISOString().slice(0, 10));

  const fits = ({ content }: FindingRecord) => {
    const isOpen = content.state !== "closed" && content.state !== "approved";
    const byState = state === "all" || (state === "unfinished" && isOpen) || (state === "week" && content.state !== "closed" && (dueOf(content.treatment) ?? "9999") <= soon) || content.state === state;
    const text = `${systemName(content.systemId)} ${criteria.labelOf(content.criterionId)} ${(content.treatment as { owner?: string } | null)?.owner ?? ""}`;
    return byState && (system === "" || content.systemId === system) && text.toLowerCase().includes(search.trim().toLowerCase());
  };
  const rows = (records.data as FindingRecord[] | undefined)?.filter(fits) ?? [];
  const openedRecord = (records.data as FindingRecord[] | undefined)?.find(({ id }) => id === opened);

  const send = async () => {
    try {
      setFailure(null);
      const made = await writeLetters(rows.filter(({ id }) => chosen.has(id)), { base, institution: name, language, words: findings, criteria, systems: systems.data ?? [], providers: providers.data ?? [] });
      setTold(made);
      setChosen(new Set());
    } catch (error) {
      setFailure(error);
    } finally {
      await queries.invalidateQueries({ queryKey: [base] });
    }
  };
  const toggle = (id: string) => setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const exportCsv = () =>
    saveCsv("findings", [
      [findings.system, findings.criterion, findings.status, findings.state, findings.kind, findings.reason, findings.owner, findings.due],
      ...rows.map(({ content }) => {
        const treatment = content.treatment as { kind: keyof typeof findings.kinds; reason: string; owner: string } | null;
        return [systemName(content.systemId), criteria.labelOf(content.criterionId), statusWord(content.status, language), findings.states[content.state], treatment === null ? "" : findings.kinds[treatment.kind], treatment?.reason, treatment?.owner, dueOf(content.treatment)];
      }),
    ]);

  if (records.data === undefined || systems.data === undefined) return <PageFrame title={findings.title}>{records.error === null ? <p>{words.loading}</p> : <ProblemNotice error={records.error} />}</PageFrame>;
  return (
    <PageFrame
      title={findings.title}
      lead={findings.lead}
      isWide
      actions={
        <>
          {may("write") ? (
            <Button isDisabled={chosen.size === 0} onPress={() => void send()}>
              {findings.askProvider}
              {chosen.size > 0 ? ` (${findings.selected(chosen.size)})` : ""}
            </Button>
          ) : null}
          <Button variant="quiet" onPress={exportCsv}>
            {findings.csv}
          </Button>
        </>
      }
    >
      <ProblemNotice error={failure} />
      {told === null ? null : (
        <Notice look={told.withoutAddress.length > 0 ? "open" : "good"} heading={findings.letterMade(told.letters)}>
          {told.withoutAddress.length > 0 ? <p>{`${told.withoutAddress.join("、")}: ${findings.letterNoAddress}`}</p> : undefined}
        </Notice>
      )}
      {records.data.length === 0 ? <EmptyState heading={findings.empty} /> : null}
      {records.data.length === 0 ? null : (
        <>
          <div className="on-screen flex flex-wrap items-end gap-4">
            <div className="w-52">
              <SelectBox
                label={findings.state}
                value={state}
                options={[{ value: "unfinished", label: findings.unfinished }, { value: "week", label: findings.week }, { value: "all", label: findings.all }, ...FINDING_STATES.map((value) => ({ value, label: findings.states[value] }))]}
                onChange={setState}
              />
            </div>
            <div className="w-60">
              <SelectBox label={findings.system} value={system} options={[{ value: "", label: findings.all }, ...systems.data.map(({ id, content }) => ({ value: id, label: content.name }))]} onChange={setSystem} />
            </div>
            <div className="w-60">
              <TextBox label={words.search} value={search} onChange={setSearch} />
            </div>
            {may("write") && rows.length > 0 ? (
              <Button variant="quiet" onPress={() => setChosen(chosen.size === rows.length ? new Set() : new Set(rows.map(({ id }) => id)))}>
                {findings.all} ({rows.length})
              </Button>
            ) : null}
          </div>
          {rows.length === 0 ? <p>{words.noMatch}</p> : null}
          {rows.length === 0 ? null : (
            <DataTable
              caption={findings.title}
              rows={rows.slice(0, shown)}
              keyOf={({ id }) => id}
              columns={[
                {
                  heading: "",
                  cell: ({ id, content }) =>
                    may("write") ? <input type="checkbox" className="size-5" aria-label={findings.select(`${systemName(content.systemId)} ${criteria.labelOf(content.criterionId)}`)} checked={chosen.has(id)} onChange={() => toggle(id)} /> : null,
                },
                { heading: findings.system, cell: ({ content }) => systemName(content.systemId) },
                {
                  heading: findings.criterion,
                  isRowHeading: true,
                  cell: ({ id, content }) => (
                    <button type="button" className="text-left text-link underline" onClick={() => setOpened(id)}>
                      {criteria.labelOf(content.criterionId)}
                    </button>
                  ),
                },
                { heading: findings.status, cell: ({ content }) => <StatusBadge status={content.status} /> },
                { heading: findings.state, cell: ({ content }) => findings.states[content.state] },
                { heading: findings.owner, cell: ({ content }) => (content.treatment as { owner?: string } | null)?.owner ?? "" },
                { heading: findings.due, cell: ({ content }) => dueOf(content.treatment) ?? "" },
              ]}
            />
          )}
          {rows.length > shown ? (
            <Button variant="outline" onPress={() => setShown(shown + PAGE)}>
              {words.more} ({rows.length - shown})
            </Button>
          ) : null}
        </>
      )}
      {openedRecord === undefined ? null : <FindingDialog finding={openedRecord} systemName={systemName(openedRecord.content.systemId)} clauses={(clauses.data as ClauseRecord[] | undefined) ?? []} onClose={() => setOpened(null)} />}
    </PageFrame>
  );
}
