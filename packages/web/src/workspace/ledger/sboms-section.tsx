import type { SbomComponentAnswer, SbomContent } from "@kaiji/formats/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { ApiRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { useRecords } from "../api/use-records.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { EditingNotice } from "./editing-notice.tsx";
import { useEditing } from "./use-editing.ts";

type SbomRecord = ApiRecord<SbomContent>;

interface SbomsSectionProps {
  readonly systems: readonly SystemRecord[];
  /** Only those of one system, on the system's own page. */
  readonly systemId?: string;
}

/** Bills of materials: attach one to a system, look at its components, and ask where a component is used. */
export function SbomsSection({ systems, systemId }: SbomsSectionProps) {
  const words = useWords();
  const { sbom: said } = words.ledger;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const sboms = useRecords<SbomContent>("sboms");
  const editing = useEditing<SbomContent>("sboms", false, () => undefined);
  const [chosen, setChosen] = useState(systemId ?? "");
  const [search, setSearch] = useState("");
  const [opened, setOpened] = useState<SbomRecord | null>(null);
  const asked = useDeferredValue(search.trim());
  const attach = useMutation({
    async mutationFn(file: File) {
      const { sha256 } = await ask<{ sha256: string }>("POST", `${base}/files?name=${encodeURIComponent(file.name)}`, { body: file });
      return ask<SbomRecord>("POST", `${base}/sboms`, { body: { systemId: chosen, sha256, fileName: file.name } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  const found = useQuery({ queryKey: [base, "sbom-components", asked], enabled: asked.length >= 2, queryFn: ({ signal }) => ask<{ items: { sbomId: string; systemId: string; component: SbomComponentAnswer }[]; isCut: boolean }>("GET", `${base}/sbom-components?search=${encodeURIComponent(asked)}`, { signal }) });
  const nameOf = (id: string) => systems.find((system) => system.id === id)?.content.name ?? words.ledger.removedSystem;
  if (sboms.data === undefined) return sboms.error === null ? <p>{words.loading}</p> : <ProblemNotice error={sboms.error} />;
  const shown = systemId === undefined ? sboms.data : sboms.data.filter(({ content }) => content.systemId === systemId);
  return (
    <>
      {systemId === undefined ? <p className="max-w-3xl text-quiet">{said.lead}</p> : null}
      <ProblemNotice error={attach.error} />
      <EditingNotice editing={editing} />
      {may("write") ? (
        <div className="on-screen flex flex-wrap items-end gap-3">
          {systemId === undefined ? (
            <div className="w-72 max-sm:w-full">
              <SelectBox label={said.system} value={chosen} options={[{ value: "", label: said.choosing }, ...systems.map(({ id, content }) => ({ value: id, label: content.name }))]} onChange={setChosen} />
            </div>
          ) : null}
          <input
            ref={chooser}
            type="file"
            aria-label={said.attach}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) attach.mutate(file);
              event.target.value = "";
            }}
          />
          <Button variant="outline" isDisabled={chosen === ""} isPending={attach.isPending} onPress={() => chooser.current?.click()}>
            {said.attach}
          </Button>
        </div>
      ) : null}
      {systemId === undefined && shown.length > 0 ? (
        <section aria-labelledby="where-used" className="flex flex-col gap-3">
          <h2 id="where-used" className="text-std-20B-160">
            {said.where}
          </h2>
          <div className="max-w-md">
            <TextBox label={said.component} hint={said.whereHint} type="search" value={search} onChange={setSearch} />
          </div>
          <ProblemNotice error={found.error} />
          {asked.length >= 2 && found.data !== undefined ? (
            found.data.items.length === 0 ? (
              <p>{said.notUsed(asked)}</p>
            ) : (
              <>
                {found.data.isCut ? <p className="text-unanswered">{said.cut}</p> : null}
                <ListView
                  list="component-uses"
                  filterBy={["system", "licence"]}
                  caption={said.where}
                  isApart
                  rows={found.data.items.map((item, place) => ({ ...item, place }))}
                  keyOf={({ place }) => String(place)}
                  nameOf={({ component }) => component.name}
                  empty={null}
                  columns={[
                    { id: "component", heading: said.component, isRowHeading: true, text: ({ component }) => component.name, cell: ({ component }) => component.name },
                    { id: "version", heading: words.ledger.version, text: ({ component }) => component.version ?? "", cell: ({ component }) => component.version ?? "" },
                    { id: "system", heading: words.ledger.systems, text: (item) => nameOf(item.systemId), cell: (item) => nameOf(item.systemId) },
                    { id: "licence", heading: said.licence, text: ({ component }) => component.licence ?? "", cell: ({ component }) => component.licence ?? "" },
                    { id: "purl", heading: "purl", text: ({ component }) => component.purl ?? "", cell: ({ component }) => <span className="break-all">{component.purl ?? ""}</span> },
                  ]}
                />
              </>
            )
          ) : null}
        </section>
      ) : null}
      <ListView
        list="sboms"
        filterBy={["system", "format"]}
        caption={said.title}
        rows={shown}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.name}
        isApart={systemId !== undefined}
        bulk={[{ label: words.ledger.remove, run: editing.remove }]}
        empty={
          <EmptyState heading={said.emptyHeading}>
            <p>{said.emptyHint}</p>
          </EmptyState>
        }
        columns={[
          { id: "name", heading: words.ledger.name, isRowHeading: true, text: ({ content }) => content.name, cell: (sbom) => <Button variant="text" size="small" onPress={() => setOpened(sbom)}>{[sbom.content.name, sbom.content.version].filter(Boolean).join(" ")}</Button> },
          ...(systemId === undefined ? [{ id: "system", heading: words.ledger.systems, text: ({ content }: SbomRecord) => nameOf(content.systemId), cell: ({ content }: SbomRecord) => nameOf(content.systemId) }] : []),
          { id: "format", heading: said.format, text: ({ content }) => `${said.formats[content.format]} ${content.edition}`, cell: ({ content }) => `${said.formats[content.format]} ${content.edition}` },
          { id: "count", heading: said.components, text: ({ content }) => String(content.components), order: ({ content }) => content.components, cell: ({ content }) => content.components },
          { id: "problems", heading: said.problems, text: ({ content }) => String(content.problems.length), order: ({ content }) => content.problems.length, cell: ({ content }) => content.problems.length },
          { id: "file", heading: words.intake.original, text: ({ content }) => content.fileName, cell: ({ content }) => <a className="break-all text-link underline" href={`${base}/files/${content.sha256}`}>{content.fileName}</a> },
          { id: "actions", heading: "", cell: (sbom) => (may("write") ? <Button variant="text" size="small" aria-label={`${sbom.content.name} ${words.ledger.remove}`} onPress={() => editing.remove([sbom])}>{words.ledger.remove}</Button> : null) },
        ]}
      />
      {opened === null ? null : <SbomDialog sbom={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function SbomDialog({ sbom, onClose }: { readonly sbom: SbomRecord; readonly onClose: () => void }) {
  const words = useWords();
  const { sbom: said } = words.ledger;
  const { base } = useOrganization();
  const components = useQuery({ queryKey: [base, "sbom", sbom.id], queryFn: ({ signal }) => ask<{ items: SbomComponentAnswer[] }>("GET", `${base}/sboms/${sbom.id}/components`, { signal }) });
  return (
    <ModalDialog title={[sbom.content.name, sbom.content.version].filter(Boolean).join(" ")} width="table" isOpen onClose={onClose}>
      {sbom.content.problems.length > 0 ? (
        <details className="rounded-8 border border-unanswered p-3">
          <summary className="cursor-pointer font-bold">{said.problemCount(sbom.content.problems.length)}</summary>
          <div className="mt-2">
            <ListView
              list="sbom-problems"
              caption={said.problems}
              rows={sbom.content.problems.map((problem) => ({ ...problem, told: said.problemCodes[problem.code](problem.text) }))}
              keyOf={({ code, place }) => `${code}${place}`}
              nameOf={({ told }) => told}
              isApart
              plainUpTo={10}
              pageSize={20}
              empty={null}
              columns={[
                { id: "told", heading: said.problems, isRowHeading: true, text: ({ told }) => told, cell: ({ told }) => <span className="font-normal">{told}</span> },
                { id: "place", heading: words.intake.place, text: ({ place }) => place, cell: ({ place }) => place },
              ]}
            />
          </div>
        </details>
      ) : null}
      <ProblemNotice error={components.error} />
      {components.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <ListView
          list="sbom-components"
          filterBy={["licence"]}
          caption={said.components}
          isApart
          rows={components.data.items.map((component, place) => ({ ...component, place }))}
          keyOf={({ place }) => String(place)}
          nameOf={({ name }) => name}
          empty={<p>{words.none}</p>}
          columns={[
            { id: "name", heading: said.component, isRowHeading: true, text: ({ name }) => name, cell: ({ name }) => <span className="break-all">{name}</span> },
            { id: "version", heading: words.ledger.version, text: ({ version }) => version ?? "", cell: ({ version }) => version ?? "" },
            { id: "licence", heading: said.licence, text: ({ licence }) => licence ?? "", cell: ({ licence }) => licence ?? "" },
            { id: "purl", heading: "purl", text: ({ purl }) => purl ?? "", cell: ({ purl }) => <span className="break-all">{purl ?? ""}</span> },
          ]}
        />
      )}
    </ModalDialog>
  );
}
