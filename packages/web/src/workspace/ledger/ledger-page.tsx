import { SYSTEM_KINDS, type SystemKind } from "@kaiji/domain";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { DisclosureContent, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecordChanges, useRecords } from "../api/use-records.ts";
import { saveCsv } from "../parts/csv.ts";
import { DataTable } from "../parts/data-table.tsx";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { NeededList } from "../parts/needed-list.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useNeeds } from "../use-needs.ts";
import { useWords } from "../use-words.ts";
import { ProviderForm } from "./provider-form.tsx";
import { SystemForm } from "./system-form.tsx";

type Editing = { readonly kind: "system"; readonly record: SystemRecord | null } | { readonly kind: "provider"; readonly record: ProviderRecord | null };

const NEW_SYSTEM: SystemRecord["content"] = { name: "", kind: "electronic-record", delivery: "on-premise", hasRemoteMaintenance: false, providers: [], status: "in-use" };

/** The ledger: systems in use, which disclosures each needs and has, and the providers. */
export function LedgerPage() {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const ofSystems = useRecordChanges<SystemRecord["content"]>("systems");
  const ofProviders = useRecordChanges<ProviderRecord["content"]>("providers");
  const [editing, setEditing] = useState<Editing | null>(null);
  const [removed, setRemoved] = useState<{ readonly plural: "systems" | "providers"; readonly record: { id: string; version: number; content: { name: string } } } | null>(null);
  const [search, setSearch] = useState("");
  const mayWrite = may("write");

  const kindLabel = (id: string) => SYSTEM_KINDS.find((kind) => kind.id === id)?.label[language] ?? id;
  const providerNames = (system: SystemRecord) => system.content.providers.map(({ providerId }) => providers.data?.find(({ id }) => id === providerId)?.content.name ?? "？").join("、");
  const heldForms = (system: SystemRecord) => disclosures.data?.filter(({ content }) => content.systemId === system.id && content.isCurrent).map(({ content }) => `${content.form.toUpperCase()}${content.date === null ? "" : ` (${content.date})`}`) ?? [];
  const needsOf = useNeeds();
  const needed = ({ content }: SystemRecord) => needsOf(content).disclosures;
  const shown = (systems.data ?? []).filter((system) => [system.content.name, system.content.product, kindLabel(system.content.kind), providerNames(system), system.content.owner].some((text) => text?.toLowerCase().includes(search.trim().toLowerCase())));

  const addKind = (kind: SystemKind) => ofSystems.add.mutate({ ...NEW_SYSTEM, name: kind.label[language], kind: kind.id, delivery: kind.delivery });
  const remove = async (plural: "systems" | "providers", record: { id: string; version: number; content: { name: string } }) => {
    const gone = await (plural === "systems" ? ofSystems : ofProviders).remove.mutateAsync(record);
    setRemoved({ plural, record: gone });
  };
  const saveSystem = async (content: SystemRecord["content"]) => {
    if (editing?.record == null) await ofSystems.add.mutateAsync(content);
    else await ofSystems.change.mutateAsync({ id: editing.record.id, version: editing.record.version, content });
    setEditing(null);
  };
  const saveProvider = async (content: ProviderRecord["content"]) => {
    if (editing?.record == null) await ofProviders.add.mutateAsync(content);
    else await ofProviders.change.mutateAsync({ id: editing.record.id, version: editing.record.version, content });
    setEditing(null);
  };
  const open = (next: Editing) => {
    for (const change of [ofSystems.add, ofSystems.change, ofProviders.add, ofProviders.change]) change.reset();
    setEditing(next);
  };
  const exportCsv = () =>
    saveCsv("ledger", [
      [ledger.name, ledger.kind, ledger.product, ledger.version, ledger.delivery, ledger.remote, ledger.provider, ledger.updateOf.server, ledger.updateOf.pc, ledger.updateOf.network, ledger.owner, ledger.location, ledger.criticality, ledger.renewal, ledger.needed, ledger.held, ledger.note],
      ...(systems.data ?? []).map((system) => {
        const { content } = system;
        return [content.name, kindLabel(content.kind), content.product, content.version, ledger.deliveries[content.delivery], content.hasRemoteMaintenance ? "○" : "", providerNames(system), ...(["server", "pc", "network"] as const).map((what) => (content.updates === undefined ? "" : ledger.parties[content.updates[what]])), content.owner, content.location, content.criticality === undefined ? "" : ledger.criticalities[content.criticality], content.renewalOn, needed(system).map(({ form }) => form.toUpperCase()).join("・"), heldForms(system).join("・"), content.note];
      }),
    ]);

  return (
    <PageFrame
      title={ledger.title}
      lead={ledger.lead}
      isWide
      actions={
        <>
          {mayWrite ? <Button onPress={() => open({ kind: "system", record: null })}>{ledger.add}</Button> : null}
          {mayWrite ? (
            <Button variant="outline" onPress={() => open({ kind: "provider", record: null })}>
              {ledger.addProvider}
            </Button>
          ) : null}
          <Button variant="quiet" onPress={exportCsv}>
            {ledger.csv}
          </Button>
        </>
      }
    >
      <ProblemNotice error={systems.error ?? ofSystems.remove.error ?? ofProviders.remove.error ?? ofSystems.restore.error} />
      {removed === null ? null : (
        <UndoBar
          message={ledger.removed(removed.record.content.name)}
          onUndo={() => {
            (removed.plural === "systems" ? ofSystems : ofProviders).restore.mutate(removed.record);
            setRemoved(null);
          }}
        />
      )}
      {systems.data === undefined ? <p>{words.loading}</p> : null}
      {systems.data?.length === 0 ? (
        <EmptyState heading={ledger.emptyHeading}>
          <p>{ledger.emptyHint}</p>
        </EmptyState>
      ) : null}
      {mayWrite ? (
        <section aria-labelledby="common">
          <h2 id="common" className="text-std-18B-160">
            {ledger.common}
          </h2>
          <div className="mt-2 flex flex-wrap gap-2">
            {SYSTEM_KINDS.map((kind) => (
              <Button key={kind.id} variant="quiet" size="small" isDisabled={ofSystems.add.isPending} onPress={() => addKind(kind)}>
                ＋ {kind.label[language]}
              </Button>
            ))}
          </div>
        </section>
      ) : null}
      {systems.data !== undefined && systems.data.length > 0 ? (
        <section aria-labelledby="systems" className="flex flex-col gap-3">
          <h2 id="systems" className="text-std-22B-150">
            {ledger.systems} ({systems.data.length})
          </h2>
          <div className="max-w-sm">
            <TextBox label={words.search} value={search} onChange={setSearch} />
          </div>
          {shown.length === 0 ? <p>{words.noMatch}</p> : null}
          <DataTable
            caption={ledger.systems}
            rows={shown}
            keyOf={({ id }) => id}
            columns={[
              { heading: ledger.name, isRowHeading: true, cell: ({ content }) => <span className="font-bold">{content.name}</span> },
              { heading: ledger.kind, cell: ({ content }) => kindLabel(content.kind) },
              { heading: ledger.product, cell: ({ content }) => [content.product, content.version].filter(Boolean).join(" ") },
              { heading: ledger.delivery, cell: ({ content }) => ledger.deliveries[content.delivery] },
              { heading: ledger.provider, cell: (system) => providerNames(system) },
              {
                heading: ledger.needed,
                cell: (system) => <NeededList needs={needsOf(system.content)} />,
              },
              { heading: ledger.held, cell: (system) => heldForms(system).join("、") || <span className="text-unanswered">{ledger.heldNone}</span> },
              {
                heading: "",
                cell: (system) =>
                  mayWrite ? (
                    <span className="on-screen flex gap-1">
                      <Button variant="quiet" size="small" aria-label={`${system.content.name} ${ledger.edit}`} onPress={() => open({ kind: "system", record: system })}>
                        {ledger.edit}
                      </Button>
                      <Button variant="text" size="small" aria-label={`${system.content.name} ${ledger.remove}`} onPress={() => void remove("systems", system)}>
                        {ledger.remove}
                      </Button>
                    </span>
                  ) : null,
              },
            ]}
          />
        </section>
      ) : null}
      {providers.data !== undefined && providers.data.length > 0 ? (
        <section aria-labelledby="providers" className="flex flex-col gap-3">
          <h2 id="providers" className="text-std-22B-150">
            {ledger.providers} ({providers.data.length})
          </h2>
          <DataTable
            caption={ledger.providers}
            rows={providers.data}
            keyOf={({ id }) => id}
            columns={[
              { heading: ledger.name, isRowHeading: true, cell: ({ content }) => content.name },
              { heading: ledger.contactName, cell: ({ content }) => content.contactName ?? "" },
              { heading: ledger.email, cell: ({ content }) => content.email ?? "" },
              { heading: ledger.phone, cell: ({ content }) => content.phone ?? "" },
              {
                heading: "",
                cell: (provider) =>
                  mayWrite ? (
                    <span className="on-screen flex gap-1">
                      <Button variant="quiet" size="small" aria-label={`${provider.content.name} ${ledger.edit}`} onPress={() => open({ kind: "provider", record: provider })}>
                        {ledger.edit}
                      </Button>
                      <Button variant="text" size="small" aria-label={`${provider.content.name} ${ledger.remove}`} onPress={() => void remove("providers", provider)}>
                        {ledger.remove}
                      </Button>
                    </span>
                  ) : null,
              },
            ]}
          />
        </section>
      ) : null}
      {editing?.kind === "system" ? (
        <SystemForm
          title={editing.record === null ? ledger.add : ledger.edit}
          content={editing.record?.content ?? NEW_SYSTEM}
          providers={providers.data ?? []}
          error={ofSystems.add.error ?? ofSystems.change.error}
          isBusy={ofSystems.add.isPending || ofSystems.change.isPending}
          onSave={(content) => void saveSystem(content).catch(() => undefined)}
          onClose={() => setEditing(null)}
        />
      ) : null}
      {editing?.kind === "provider" ? (
        <ProviderForm
          title={editing.record === null ? ledger.addProvider : ledger.edit}
          content={editing.record?.content ?? { name: "", roles: [] }}
          error={ofProviders.add.error ?? ofProviders.change.error}
          isBusy={ofProviders.add.isPending || ofProviders.change.isPending}
          onSave={(content) => void saveProvider(content).catch(() => undefined)}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </PageFrame>
  );
}
