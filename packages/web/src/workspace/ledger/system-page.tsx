import { renewalReasons } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { dayInJapan } from "@kaiji/formats/api";
import { LEDGER_TABLES, tellField, type Draft } from "@kaiji/formats/ledger-table";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { DisclosureRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges } from "../api/use-records.ts";
import { renewalInputs } from "../intake/renewal-inputs.ts";
import { RenewalNotice } from "../intake/renewal-notice.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { NeededList } from "../parts/needed-list.tsx";
import { PageFrame } from "../parts/page-frame.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useNeeds } from "../use-needs.ts";
import { useWords } from "../use-words.ts";
import { HistoryList } from "./history-list.tsx";
import { SbomsSection } from "./sboms-section.tsx";
import { SystemForm } from "./system-form.tsx";
import { useLookUp } from "./use-look-up.ts";

interface SystemPageProps {
  readonly system: SystemRecord;
  readonly systems: readonly SystemRecord[];
  readonly providers: readonly ProviderRecord[];
  readonly disclosures: readonly DisclosureRecord[];
}

/** One system of the ledger: all that is stored of it, its disclosures and whether they must be asked for again, its parts, its history. */
export function SystemPage({ system, systems, providers, disclosures }: SystemPageProps) {
  const words = useWords();
  const { ledger, intake } = words;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const needsOf = useNeeds();
  const look = useLookUp();
  const change = useRecordChanges<SystemRecord["content"]>("systems").change;
  const [isEditing, setIsEditing] = useState(false);
  const [today] = useState(() => dayInJapan(Date.now()));
  const own = disclosures.filter(({ content }) => content.systemId === system.id).toSorted((a, b) => Number(b.content.isCurrent) - Number(a.content.isCurrent) || (a.content.receivedAt < b.content.receivedAt ? 1 : -1));
  const fields = LEDGER_TABLES.system.fields.flatMap((field) => {
    const text = tellField(field, system.content as unknown as Draft, look, language);
    return text === "" || field.id === "rest" || field.id === "name" ? [] : [{ label: field[language], text }];
  });
  const disclosureName = ({ content }: DisclosureRecord) => [systemPartName(content.form.toUpperCase(), content.part, language), content.name ?? content.fileName, content.date].filter(Boolean).join(" ");
  const heading = (id: string, text: string) => (
    <h2 id={id} className="text-std-22B-150">
      {text}
    </h2>
  );
  return (
    <PageFrame
      title={system.content.name}
      actions={
        <>
          {may("write") ? <Button onPress={() => setIsEditing(true)}>{ledger.edit}</Button> : null}
          <Button variant="quiet" onPress={() => print()}>
            {ledger.print}
          </Button>
        </>
      }
    >
      <p className="on-screen">
        <PathLink to="/workspace/ledger">← {ledger.title}</PathLink>
      </p>
      <dl className="grid gap-x-6 gap-y-2 rounded-12 border border-line bg-raised p-4 sm:grid-cols-2">
        {fields.map(({ label, text }) => (
          <div key={label} className="flex gap-3">
            <dt className="w-36 shrink-0 text-quiet">{label}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">{keepWhole(text)}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="needed" className="flex flex-col gap-2">
        {heading("needed", ledger.needed)}
        <NeededList needs={needsOf(system.content)} />
      </section>
      <section aria-labelledby="disclosures" className="flex flex-col gap-2">
        {heading("disclosures", ledger.disclosures)}
        <ListView
          list="system-disclosures"
          caption={ledger.disclosures}
          rows={own}
          keyOf={({ id }) => id}
          nameOf={disclosureName}
          isApart
          plainUpTo={5}
          pageSize={20}
          empty={<p className="text-unanswered">{ledger.noDisclosures}</p>}
          filterBy={["form", "state"]}
          columns={[
            { id: "name", heading: intake.disclosure, text: disclosureName, cell: disclosureName },
            { id: "form", heading: words.matrix.form, text: ({ content }) => content.form.toUpperCase(), cell: ({ content }) => content.form.toUpperCase() },
            { id: "date", heading: intake.dateOnForm, text: ({ content }) => content.date ?? "", cell: ({ content }) => content.date },
            { id: "state", heading: ledger.status, text: ({ content }) => (content.isCurrent ? intake.counts : intake.older), cell: ({ content }) => content.isCurrent },
          ]}
          card={(disclosure) => (
            <>
              <PathLink to={`/workspace/intake/${disclosure.id}`} className="font-bold text-link underline">
                {disclosureName(disclosure)}
              </PathLink>{" "}
              {disclosure.content.isCurrent ? <span className="text-met">{intake.counts}</span> : <span className="text-quiet">{intake.older}</span>}
              {disclosure.content.isCurrent ? <RenewalNotice reasons={renewalReasons(...renewalInputs(disclosure, system), today)} /> : null}
            </>
          )}
        />
      </section>
      <section aria-labelledby="sboms" className="flex flex-col gap-3">
        {heading("sboms", ledger.sbom.title)}
        <SbomsSection systems={systems} systemId={system.id} />
      </section>
      <section aria-labelledby="history" className="flex flex-col gap-3">
        {heading("history", ledger.history)}
        <HistoryList kind="system" id={system.id} />
      </section>
      {isEditing ? (
        <SystemForm
          title={ledger.edit}
          content={system.content}
          providers={providers}
          error={change.error}
          isBusy={change.isPending}
          onSave={(content) => change.mutate({ id: system.id, version: system.version, content }, { onSuccess: () => setIsEditing(false) })}
          onClose={() => {
            change.reset();
            setIsEditing(false);
          }}
        />
      ) : null}
    </PageFrame>
  );
}
