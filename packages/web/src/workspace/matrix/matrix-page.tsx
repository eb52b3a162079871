import { useQuery } from "@tanstack/react-query";
import { statusWord } from "@kaiji/formats";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { ask } from "../api/ask.ts";
import type { DisclosureContent, MatrixAnswer, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { saveCsv } from "../parts/csv.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";
import { LineDetail } from "./line-detail.tsx";
import { matrixLines } from "./matrix-lines.ts";
import { LETTERS, MatrixTable, type MatrixLine } from "./matrix-table.tsx";

/** Systems × rows of the appendix, with filters, drill-down, CSV and a sheet to print. */
export function MatrixPage() {
  const words = useWords();
  const { matrix } = words;
  const { language } = useSpeaking();
  const { base } = useOrganization();
  const criteria = useCriteria();
  const answer = useQuery({ queryKey: [base, "matrix"], queryFn: ({ signal }) => ask<MatrixAnswer>("GET", `${base}/matrix`, { signal }) });
  const systems = useRecords<SystemRecord["content"]>("systems");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const [form, setForm] = useState<string | null>(null);
  const [isOnlyOpen, setIsOnlyOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<MatrixLine | null>(null);
  const forms = Object.keys(answer.data?.criteria ?? {}).toSorted();
  const chosen = form ?? forms[0] ?? "mds";

  const lines = matrixLines(answer.data, chosen, {
    nameOf: (row) => (row.systemId === null ? matrix.unconnected(nameOfDisclosure(disclosures.data, row.disclosureId)) : (systems.data?.find(({ id }) => id === row.systemId)?.content.name ?? "？")),
    isOnlyOpen,
    search,
  });
  const rows = (answer.data?.criteria[chosen] ?? []).flatMap((id) => criteria.find(id) ?? []);
  const exportCsv = () => saveCsv(`matrix-${chosen}`, [[matrix.system, ...rows.map((row) => `${row.items.join("・")} ${row.label[language]}`)], ...lines.map(({ name, statuses }) => [name, ...[...statuses].map((letter) => { const status = LETTERS[letter]?.status; return status === undefined ? "" : statusWord(status, language); })])]);
  if (answer.data === undefined || systems.data === undefined) return <PageFrame title={matrix.title}>{answer.error === null ? <p>{words.loading}</p> : <ProblemNotice error={answer.error} />}</PageFrame>;
  if (answer.data.rows.length === 0)
    return (
      <PageFrame title={matrix.title} lead={matrix.lead}>
        <EmptyState heading={matrix.empty}>
          <PathLink to="/workspace/intake">{matrix.toIntake}</PathLink>
        </EmptyState>
      </PageFrame>
    );
  return (
    <PageFrame
      title={matrix.title}
      lead={matrix.lead}
      isWide
      actions={
        <>
          <Button variant="quiet" onPress={exportCsv}>
            {matrix.csv}
          </Button>
          <Button variant="quiet" onPress={() => print()}>
            {matrix.print}
          </Button>
        </>
      }
    >
      <div className="on-screen flex flex-wrap items-end gap-4">
        <div className="w-40">
          <SelectBox label={matrix.form} value={chosen} options={forms.map((value) => ({ value, label: value.toUpperCase() }))} onChange={setForm} />
        </div>
        <div className="w-72">
          <TextBox label={words.search} value={search} onChange={setSearch} />
        </div>
        <label className="flex min-h-12 items-center gap-2">
          <input type="checkbox" className="size-5" checked={isOnlyOpen} onChange={(event) => setIsOnlyOpen(event.target.checked)} />
          {matrix.onlyOpen}
        </label>
        <output className="min-h-12 content-center text-quiet">{matrix.counts(lines.length, rows.length)}</output>
      </div>
      {lines.length === 0 ? <p>{words.noMatch}</p> : <MatrixTable caption={`${matrix.title} ${chosen.toUpperCase()}`} criteria={rows} lines={lines} onOpen={setOpened} />}
      {opened === null ? null : <LineDetail line={opened} criteria={rows} onClose={() => setOpened(null)} />}
    </PageFrame>
  );
}

function nameOfDisclosure(disclosures: readonly { readonly id: string; readonly content: DisclosureContent }[] | undefined, id: string): string {
  const content = disclosures?.find((one) => one.id === id)?.content;
  return content?.name ?? content?.fileName ?? "";
}
