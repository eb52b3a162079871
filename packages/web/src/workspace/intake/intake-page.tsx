import { useRef } from "react";
import { DropZone, Text, isFileDropItem } from "react-aria-components";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import type { DisclosureContent, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { DataTable } from "../parts/data-table.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { ConnectDisclosure } from "./connect-disclosure.tsx";
import { useIntake } from "./use-intake.ts";

/** Where files of providers arrive: dropped, read, judged, connected. */
export function IntakePage() {
  const words = useWords();
  const { intake } = words;
  const { base, may } = useOrganization();
  const { files, add } = useIntake();
  const chooser = useRef<HTMLInputElement>(null);
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const unmatched = disclosures.data?.filter(({ content }) => content.systemId === null) ?? [];
  const finished = files.filter(({ state }) => state === "done" || state === "failed").length;
  const systemName = (id: string | null) => systems.data?.find((system) => system.id === id)?.content.name ?? "";
  return (
    <PageFrame title={intake.title} lead={intake.lead}>
      {may("write") ? (
        <DropZone
          aria-label={intake.drop}
          onDrop={(event) => void Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())).then(add)}
          className="on-screen flex flex-col items-center gap-3 rounded-12 border-3 border-dashed border-edge bg-raised p-8 text-center data-drop-target:bg-accent-soft"
        >
          <Icon name="upload" size={36} />
          <Text slot="label" className="text-std-20B-150">
            {intake.drop}
          </Text>
          <p className="text-quiet">{intake.dropHint}</p>
          <input
            ref={chooser}
            type="file"
            multiple
            aria-label={intake.choose}
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
          <Button onPress={() => chooser.current?.click()}>{intake.choose}</Button>
        </DropZone>
      ) : null}
      {files.length === 0 ? null : (
        <section aria-live="polite">
          <label className="flex flex-col gap-1">
            <span>{intake.progress(finished, files.length)}</span>
            <progress className="w-full" value={finished} max={files.length} />
          </label>
          <ul className="mt-2 flex max-h-80 flex-col gap-1 overflow-auto">
            {files.map((file) => (
              <li key={file.key} className="flex flex-wrap items-center gap-2">
                <Icon name={file.state === "failed" ? "cross" : file.state === "done" ? "check" : "clock"} size={16} />
                <span className="font-bold break-all">{file.name}</span>
                <span className={file.state === "failed" ? "text-not-met" : "text-quiet"}>{intake.states[file.state]}</span>
                {file.items.some(({ isDouble }) => isDouble) ? <span className="text-unanswered">{intake.double}</span> : null}
                {file.error === null ? null : <ProblemNotice error={file.error} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ProblemNotice error={disclosures.error} />
      {disclosures.data === undefined || systems.data === undefined || providers.data === undefined ? (
        <p>{words.loading}</p>
      ) : (
        <>
          <section aria-labelledby="unmatched">
            <h2 id="unmatched" className="text-std-22B-150">
              {intake.unmatched} ({unmatched.length})
            </h2>
            {unmatched.length === 0 ? (
              <p className="mt-2 text-quiet">{intake.allMatched}</p>
            ) : (
              <ul className="mt-3 flex flex-col gap-3">
                {unmatched.map((disclosure) => (
                  <ConnectDisclosure key={disclosure.id} disclosure={disclosure} systems={systems.data} providers={providers.data} />
                ))}
              </ul>
            )}
          </section>
          {disclosures.data.length > unmatched.length ? (
            <section aria-labelledby="received">
              <h2 id="received" className="text-std-22B-150">
                {intake.received}
              </h2>
              <p className="my-2 text-quiet">{intake.renewal}</p>
              <DataTable
                caption={intake.received}
                rows={disclosures.data.filter(({ content }) => content.systemId !== null).toReversed()}
                keyOf={({ id }) => id}
                columns={[
                  { heading: words.ledger.name, isRowHeading: true, cell: ({ content }) => `${content.form.toUpperCase()} ${content.name ?? content.fileName}` },
                  { heading: words.findings.system, cell: ({ content }) => systemName(content.systemId) },
                  { heading: words.ledger.provider, cell: ({ content }) => content.organization ?? "" },
                  { heading: words.audit.at, cell: ({ content }) => content.date ?? "" },
                  {
                    heading: intake.original,
                    cell: ({ content }) => (
                      <a className="text-link underline" href={`${base}/files/${content.sha256}`}>
                        {content.fileName}
                      </a>
                    ),
                  },
                ]}
              />
            </section>
          ) : null}
        </>
      )}
    </PageFrame>
  );
}
