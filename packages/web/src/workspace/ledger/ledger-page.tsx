import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { DisclosureContent, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { useRecords } from "../api/use-records.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { PathLink } from "../route/path-link.tsx";
import { usePath } from "../route/use-path.ts";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { BulkEditForm, type LedgerChangeRecord } from "./bulk-edit-form.tsx";
import { ChangesSection, useUndoChange } from "./changes-section.tsx";
import { DownloadLinks } from "./download-links.tsx";
import { GuidelinePage } from "./guideline-page.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { LEDGER_TABS, LedgerTabs, type LedgerTab } from "./ledger-tabs.tsx";
import { ProvidersSection } from "./providers-section.tsx";
import { RecordSection } from "./record-section.tsx";
import { SbomsSection } from "./sboms-section.tsx";
import { SystemPage } from "./system-page.tsx";
import { SystemsSection } from "./systems-section.tsx";
import { marks } from "../../settings/page-language.ts";

/** What a tab's rows are, where they can be imported and changed together. */
const KIND_OF = { systems: "system", devices: "device", accounts: "account_entry" } as const;
type Opened = { readonly what: "add" | "import" | "add-provider" } | { readonly what: "bulk"; readonly rows: readonly { readonly id: string; readonly version: number }[] };

/** The ledger: systems, providers, devices, IDs, bills of materials, and changes of many rows. */
export function LedgerPage() {
  const words = useWords();
  const { ledger } = words;
  const { may } = useOrganization();
  const [, , , part = "systems", id] = usePath().split("/");
  const tab: LedgerTab = LEDGER_TABS.find((one) => one === part) ?? "systems";
  const systems = useRecords<SystemRecord["content"]>("systems");
  const providers = useRecords<ProviderRecord["content"]>("providers");
  const disclosures = useRecords<DisclosureContent>("disclosures");
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState<{ readonly tab: LedgerTab; readonly change: LedgerChangeRecord } | null>(null);
  const undo = useUndoChange();
  const error = systems.error ?? providers.error ?? disclosures.error;
  if (systems.data === undefined || providers.data === undefined || disclosures.data === undefined)
    return (
      <PageFrame title={ledger.title} lead={ledger.lead} isWide>
        {error === null ? <p>{words.loading}</p> : <ProblemNotice error={error} />}
      </PageFrame>
    );
  if (part === "guideline") return <GuidelinePage systems={systems.data} />;
  if (tab === "systems" && id !== undefined) {
    const system = systems.data.find((one) => one.id === id);
    if (system !== undefined) return <SystemPage key={id} system={system} systems={systems.data} providers={providers.data} disclosures={disclosures.data} />;
    return (
      <PageFrame title={ledger.title}>
        <EmptyState heading={ledger.noSuchSystem}>
          <PathLink to="/workspace/ledger">{ledger.title}</PathLink>
        </EmptyState>
      </PageFrame>
    );
  }
  const kind = tab in KIND_OF ? KIND_OF[tab as keyof typeof KIND_OF] : null;
  const bulk = [{ label: ledger.bulk, run: (rows: readonly { readonly id: string; readonly version: number }[]) => setOpened({ what: "bulk", rows }) }];
  const close = () => setOpened(null);
  const finish = (change: LedgerChangeRecord) => {
    setDone({ tab, change });
    close();
  };
  const addLabel = tab === "devices" ? ledger.devices.add : tab === "accounts" ? ledger.accounts.add : ledger.add;
  return (
    <PageFrame
      title={ledger.title}
      lead={ledger.lead}
      isWide
      actions={
        <>
          {may("write") && kind !== null ? <Button onPress={() => setOpened({ what: "add" })}>{addLabel}</Button> : null}
          {may("write") && (tab === "systems" || tab === "providers") ? (
            <Button variant={tab === "providers" ? "solid" : "outline"} onPress={() => setOpened({ what: "add-provider" })}>
              {ledger.addProvider}
            </Button>
          ) : null}
          {may("write") && kind !== null ? (
            <Button variant="outline" onPress={() => setOpened({ what: "import" })}>
              {ledger.import.open}
            </Button>
          ) : null}
          {kind === null ? null : <DownloadLinks kind={kind} />}
        </>
      }
    >
      <LedgerTabs tab={tab} />
      <ProblemNotice error={undo.error} />
      {done?.tab !== tab ? null : (
        <UndoBar
          message={ledger.done(done.change.content.added, done.change.content.changed)}
          onUndo={() => {
            undo.mutate(done.change);
            setDone(null);
          }}
        />
      )}
      {undo.data !== undefined && undo.data.content.kept.length > 0 ? <p role="alert">{ledger.notUndone(undo.data.content.kept.map(({ name }) => name).join(marks().comma))}</p> : null}
      {tab === "systems" ? <SystemsSection systems={systems.data} providers={providers.data} disclosures={disclosures.data} bulk={bulk} isAdding={opened?.what === "add"} onAdded={close} /> : null}
      {tab === "systems" && providers.data.length === 0 && opened?.what !== "add-provider" ? null : tab === "providers" || tab === "systems" ? (
        <section aria-labelledby="providers" className={tab === "systems" ? "flex flex-col gap-3 border-t border-line pt-4" : "flex flex-col gap-3"}>
          <h2 id="providers" className="text-std-22B-150">
            {ledger.providers} ({providers.data.length})
          </h2>
          <ProvidersSection providers={providers.data} systems={systems.data} isAdding={opened?.what === "add-provider"} onAdded={close} isApart={tab === "systems"} />
        </section>
      ) : null}
      {tab === "devices" || tab === "accounts" ? <RecordSection key={tab} kind={KIND_OF[tab]} systems={systems.data} bulk={bulk} isAdding={opened?.what === "add"} onAdded={close} /> : null}
      {tab === "sboms" ? <SbomsSection systems={systems.data} /> : null}
      {tab === "changes" ? <ChangesSection /> : null}
      {opened?.what === "import" && kind !== null ? <ImportDialog kind={kind} onDone={finish} onClose={close} /> : null}
      {opened?.what === "bulk" && kind !== null ? <BulkEditForm kind={kind} rows={opened.rows} providers={providers.data} onDone={finish} onClose={close} /> : null}
    </PageFrame>
  );
}
