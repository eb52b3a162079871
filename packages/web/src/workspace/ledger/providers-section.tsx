import { useCallback, useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { ProviderRecord, SystemRecord } from "../api/answers.ts";
import { ConfirmDialog, type Confirmation } from "../parts/confirm-dialog.tsx";
import type { ListColumn } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { EditingNotice } from "./editing-notice.tsx";
import { ProviderForm } from "./provider-form.tsx";
import { useEditing } from "./use-editing.ts";
import { marks } from "../../settings/page-language.ts";

interface ProvidersSectionProps {
  readonly providers: readonly ProviderRecord[];
  readonly systems: readonly SystemRecord[];
  readonly isAdding: boolean;
  readonly onAdded: () => void;
  /** Another list stands on the same screen. */
  readonly isApart?: boolean;
}

/** Who makes, serves, sells or maintains, how to reach them, and which systems are theirs. */
export function ProvidersSection({ providers, systems, isAdding, onAdded, isApart = false }: ProvidersSectionProps) {
  const { ledger, coverage } = useWords();
  const { may } = useOrganization();
  const editing = useEditing<ProviderRecord["content"]>("providers", isAdding, onAdded);
  const { open, remove } = editing;
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const askToRemove = useCallback(
    (chosen: readonly ProviderRecord[]) => {
      const named = chosen.map((provider) => ({ name: provider.content.name, systems: systemsOf(provider, systems) })).filter((one) => one.systems.length > 0);
      // What no system names goes at once, and can be put back.
      if (named.length === 0) return remove(chosen);
      setAsked({ title: ledger.remove, text: named.map((one) => ledger.removeNamed(one.name, one.systems.map(({ content }) => content.name).join(marks().comma))).join(" "), run: () => remove(chosen) });
    },
    [systems, ledger, remove],
  );
  const mayWrite = may("write");
  const columns = useMemo((): ListColumn<ProviderRecord>[] => {
    const text = (name: "contactName" | "email" | "phone") => ({ id: name, heading: ledger[name], text: ({ content }: ProviderRecord) => content[name] ?? "", cell: ({ content }: ProviderRecord) => content[name] ?? "" });
    const theirs = (provider: ProviderRecord) => systemsOf(provider, systems).map(({ content }) => content.name).join(marks().comma);
    return [
      { id: "name", heading: ledger.name, isRowHeading: true, text: ({ content }) => content.name, cell: ({ content }) => content.name },
      { id: "systems", heading: ledger.systems, text: theirs, cell: theirs },
      text("contactName"),
      text("email"),
      text("phone"),
      {
        id: "actions",
        heading: "",
        cell: (provider) =>
          mayWrite ? (
            <span className="on-screen flex gap-1">
              <Button variant="quiet" size="small" aria-label={`${provider.content.name} ${ledger.edit}`} onPress={() => open(provider)}>
                {ledger.edit}
              </Button>
              <Button variant="text" size="small" aria-label={`${provider.content.name} ${ledger.remove}`} onPress={() => askToRemove([provider])}>
                {ledger.remove}
              </Button>
            </span>
          ) : null,
      },
    ];
  }, [ledger, systems, mayWrite, open, askToRemove]);
  return (
    <>
      <EditingNotice editing={editing} />
      <ConfirmDialog asked={asked} onEnd={() => setAsked(null)} />
      <ListView
        list="providers"
        caption={ledger.providers}
        columns={columns}
        rows={providers}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.name}
        isApart={isApart}
        filters={[
          { id: "mail", label: coverage.byMail, options: [{ value: "yes", label: coverage.hasMail }, { value: "no", label: coverage.hasNoMail }], fits: ({ content }, value) => (content.email !== undefined && content.email !== "") === (value === "yes") },
          { id: "named", label: ledger.systems, options: [{ value: "yes", label: ledger.hasSystems }, { value: "no", label: ledger.hasNoSystems }], fits: (provider, value) => systemsOf(provider, systems).length > 0 === (value === "yes") },
        ]}
        bulk={[{ label: ledger.remove, run: askToRemove }]}
        empty={
          <EmptyState heading={ledger.emptyProviders}>
            <p>{ledger.emptyProvidersHint}</p>
          </EmptyState>
        }
      />
      {editing.isOpen ? <ProviderForm title={editing.opened === null ? ledger.addProvider : ledger.edit} content={editing.opened?.content ?? { name: "", roles: [] }} error={editing.error} isBusy={editing.isBusy} onSave={editing.save} onClose={editing.close} /> : null}
    </>
  );
}

/** The systems that name a provider, in whatever role. */
function systemsOf({ id }: ProviderRecord, systems: readonly SystemRecord[]): readonly SystemRecord[] {
  return systems.filter(({ content }) => content.providers.some(({ providerId }) => providerId === id));
}
