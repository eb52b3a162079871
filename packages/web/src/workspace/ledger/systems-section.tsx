import { SYSTEM_KINDS, renewalReasons, type SystemKind } from "@kaiji/domain";
import { systemPartName } from "@kaiji/formats";
import { dayInJapan } from "@kaiji/formats/api";
import { LEDGER_TABLES, tellField } from "@kaiji/formats/ledger-table";
import { useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { DisclosureRecord, ProviderRecord, SystemRecord } from "../api/answers.ts";
import { renewalInputs } from "../intake/renewal-inputs.ts";
import type { BulkAction, ListColumn, ListFilter } from "../parts/list/list-column.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { EmptyState } from "../parts/page-frame.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useNeeds } from "../use-needs.ts";
import { useWords } from "../use-words.ts";
import { EditingNotice } from "./editing-notice.tsx";
import { NeededForms } from "./needed-forms.tsx";
import { SystemForm } from "./system-form.tsx";
import { useEditing } from "./use-editing.ts";
import { useLookUp } from "./use-look-up.ts";
import { marks } from "../../settings/page-language.ts";

export const NEW_SYSTEM: SystemRecord["content"] = { name: "", kind: "electronic-record", delivery: "on-premise", hasRemoteMaintenance: false, providers: [], status: "in-use" };

interface SystemsSectionProps {
  readonly systems: readonly SystemRecord[];
  readonly providers: readonly ProviderRecord[];
  readonly disclosures: readonly DisclosureRecord[];
  readonly bulk: readonly BulkAction<SystemRecord>[];
  readonly isAdding: boolean;
  readonly onAdded: () => void;
}

/** The systems in use: what each is, which disclosures it needs and has, and which must be asked for again. */
export function SystemsSection({ systems, providers, disclosures, bulk, isAdding, onAdded }: SystemsSectionProps) {
  const words = useWords();
  const { ledger } = words;
  const { language } = useSpeaking();
  const { may } = useOrganization();
  const editing = useEditing<SystemRecord["content"]>("systems", isAdding, onAdded);
  const { open, remove } = editing;
  const needsOf = useNeeds();
  const look = useLookUp();
  const [today] = useState(() => dayInJapan(Date.now()));
  const mayWrite = may("write");
  const columns = useMemo((): ListColumn<SystemRecord>[] => {
    const kindLabel = (id: string) => SYSTEM_KINDS.find((kind) => kind.id === id)?.label[language] ?? id;
    const held = (system: SystemRecord) => disclosures.filter(({ content }) => content.systemId === system.id && content.isCurrent);
    const heldText = (system: SystemRecord) => held(system).map(({ content }) => `${systemPartName(content.form.toUpperCase(), content.part, language)}${content.date === null ? "" : ` (${content.date})`}`).join(marks().comma);
    const again = (system: SystemRecord) => held(system).some((disclosure) => renewalReasons(...renewalInputs(disclosure, system), today).length > 0);
    const providerNames = ({ content }: SystemRecord) => [...new Set(content.providers.map(({ providerId }) => look.providerName(providerId) ?? ledger.unknownProvider))].join(marks().comma);
    const shown = new Set(["name", "kind", "product", "version", "delivery", "owner", "renewalOn", "criticality", "status"]);
    return [
      { id: "name", heading: ledger.name, isRowHeading: true, text: ({ content }) => content.name, cell: ({ id, content }) => <span className="block md:min-w-40"><PathLink to={`/workspace/ledger/systems/${id}`} className="font-bold text-link underline">{content.name}</PathLink><span className="block text-dns-14N-130 leading-170 font-normal text-quiet">{kindLabel(content.kind)}{marks().dot}{ledger.deliveries[content.delivery]}</span></span> },
      { id: "kind", heading: ledger.kind, isExportOnly: true, text: ({ content }) => kindLabel(content.kind), cell: () => null },
      { id: "product", heading: ledger.product, text: ({ content }) => [content.product, content.version].filter(Boolean).join(" "), cell: ({ content }) => <span className="block md:min-w-36">{[content.product, content.version].filter(Boolean).join(" ")}</span> },
      { id: "delivery", heading: ledger.delivery, isExportOnly: true, text: ({ content }) => ledger.deliveries[content.delivery], cell: () => null },
      { id: "provider", heading: ledger.provider, text: providerNames, cell: (system) => <span className="block md:min-w-36">{providerNames(system)}</span> },
      { id: "needed", heading: ledger.needed, text: ({ content }) => needsOf(content).disclosures.map(({ form, part }) => systemPartName(form.toUpperCase(), part, language)).join(marks().dot), cell: ({ content }) => <span className="block md:min-w-28"><NeededForms needs={needsOf(content)} /></span> },
      {
        id: "held",
        heading: ledger.held,
        text: (system) => heldText(system),
        cell: (system) => (
          <span className="block md:min-w-24">
            {heldText(system) || <span className="text-unanswered">{ledger.heldNone}</span>}
            {again(system) ? <span className="block font-bold text-not-met">{ledger.again}</span> : null}
          </span>
        ),
      },
      { id: "owner", heading: ledger.owner, text: ({ content }) => content.owner ?? "", cell: ({ content }) => <span className="block md:min-w-20">{content.owner ?? ""}</span> },
      { id: "renewal", heading: ledger.renewal, text: ({ content }) => content.renewalOn ?? "", cell: ({ content }) => <span className="whitespace-nowrap">{content.renewalOn ?? ""}</span> },
      ...LEDGER_TABLES.system.fields.filter(({ id }) => !shown.has(id) && id !== "rest").map((field): ListColumn<SystemRecord> => ({ id: field.id, heading: field[language], isExportOnly: true, text: ({ content }) => tellField(field, content, look, language), cell: () => null })),
      ...(["criticality", "status"] as const).map((name): ListColumn<SystemRecord> => ({ id: name, heading: ledger[name === "criticality" ? "criticality" : "status"], isExportOnly: true, text: ({ content }) => (name === "status" ? ledger.statuses[content.status] : content.criticality === undefined ? "" : ledger.criticalities[content.criticality]), cell: () => null })),
      {
        id: "actions",
        heading: "",
        cell: (system) =>
          mayWrite ? (
            <span className="on-screen flex gap-1 md:max-2xl:flex-col md:max-2xl:items-start">
              <Button variant="quiet" size="small" aria-label={`${system.content.name} ${ledger.edit}`} onPress={() => open(system)}>
                {ledger.edit}
              </Button>
              <Button variant="text" size="small" aria-label={`${system.content.name} ${ledger.remove}`} onPress={() => remove([system])}>
                {ledger.remove}
              </Button>
            </span>
          ) : null,
      },
    ];
  }, [language, ledger, disclosures, look, needsOf, today, mayWrite, open, remove]);
  const filters = useMemo(
    (): ListFilter<SystemRecord>[] => [
      { id: "status", label: ledger.status, options: (["planned", "in-use", "retired"] as const).map((value) => ({ value, label: ledger.statuses[value] })), fits: ({ content }, value) => content.status === value },
      { id: "delivery", label: ledger.delivery, options: (["on-premise", "cloud", "device", "network"] as const).map((value) => ({ value, label: ledger.deliveries[value] })), fits: ({ content }, value) => content.delivery === value },
      { id: "provider", label: ledger.provider, options: providers.map(({ id, content }) => ({ value: id, label: content.name })), fits: ({ content }, value) => content.providers.some(({ providerId }) => providerId === value) },
      {
        id: "held",
        label: ledger.held,
        options: [{ value: "none", label: ledger.heldNone }, { value: "again", label: ledger.again }],
        fits: (system, value) => {
          const held = disclosures.filter(({ content }) => content.systemId === system.id && content.isCurrent);
          return value === "none" ? held.length === 0 : held.some((disclosure) => renewalReasons(...renewalInputs(disclosure, system), today).length > 0);
        },
      },
    ],
    [ledger, providers, disclosures, today],
  );
  const addKind = (kind: SystemKind) => editing.add({ ...NEW_SYSTEM, name: kind.label[language], kind: kind.id, delivery: kind.delivery });
  const common = (kinds: readonly SystemKind[]) => (
    <div className="mt-2 flex flex-wrap gap-2">
      {kinds.map((kind) => (
        <Button key={kind.id} variant="quiet" size="small" isDisabled={editing.isAdding} onPress={() => addKind(kind)}>
          ＋ {kind.label[language]}
        </Button>
      ))}
    </div>
  );
  return (
    <>
      <EditingNotice editing={editing} />
      <ListView
        list="systems"
        caption={ledger.systems}
        columns={columns}
        rows={systems}
        keyOf={({ id }) => id}
        nameOf={({ content }) => content.name}
        filters={filters}
        bulk={[...bulk, { label: ledger.remove, run: remove }]}
        empty={
          <EmptyState heading={ledger.emptyHeading}>
            <p>{ledger.emptyHint}</p>
          </EmptyState>
        }
      />
      {mayWrite ? (
        <section aria-labelledby="common" className="on-screen">
          <h2 id="common" className="text-std-18B-160">
            {ledger.common}
          </h2>
          {common(SYSTEM_KINDS.slice(0, 12))}
          <details className="mt-2">
            <summary className="min-h-9 cursor-pointer content-center text-link underline">{ledger.moreKinds}</summary>
            {common(SYSTEM_KINDS.slice(12))}
          </details>
        </section>
      ) : null}
      {editing.isOpen ? <SystemForm title={editing.opened === null ? ledger.add : ledger.edit} content={editing.opened?.content ?? NEW_SYSTEM} providers={providers} error={editing.error} isBusy={editing.isBusy} onSave={editing.save} onClose={editing.close} /> : null}
    </>
  );
}
