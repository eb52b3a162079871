import { nameKey } from "@kaiji/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { UndoBar } from "../parts/undo-bar.tsx";
import { useEach } from "../parts/use-each.ts";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { marks } from "../../settings/page-language.ts";

interface AlsoValidProps {
  readonly disclosure: DisclosureRecord;
  readonly disclosures: readonly DisclosureRecord[];
  readonly systems: readonly SystemRecord[];
}

/** One original for several systems: which others it counts for, and letting it count for more without a second upload. */
export function AlsoValid({ disclosure, disclosures, systems }: AlsoValidProps) {
  const words = useWords();
  const { intake, ledger } = words;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [added, setAdded] = useState<readonly DisclosureRecord[]>([]);
  const same = disclosures.filter(({ content }) => content.sha256 === disclosure.content.sha256 && content.form === disclosure.content.form && content.systemId !== null);
  const others = same.filter(({ id }) => id !== disclosure.id);
  const nameOf = (id: string | null) => systems.find((system) => system.id === id)?.content.name ?? "";
  const open = systems.filter(({ id, content }) => content.status !== "retired" && !same.some((one) => one.content.systemId === id));
  const file = useMutation({
    mutationFn: (systemIds: readonly string[]) => ask<{ items: DisclosureRecord[] }>("POST", `${base}/disclosures/${disclosure.id}/also`, { body: { systemIds } }),
    onSuccess: ({ items }) => {
      setAdded(items);
      setIsOpen(false);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [base] }),
  });
  const undo = useEach(({ id, version }: DisclosureRecord) => ask("DELETE", `${base}/disclosures/${id}`, { version }), [base]);
  if (disclosure.content.systemId === null) return null;
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      {others.length === 0 ? null : (
        <p>
          {intake.alsoFor}
          {others.map(({ id, content }, at) => (
            <span key={id}>
              {at === 0 ? "" : marks().comma}
              <PathLink to={`/workspace/intake/${id}`}>{nameOf(content.systemId)}</PathLink>
            </span>
          ))}
        </p>
      )}
      <ProblemNotice error={undo.error} />
      {added.length === 0 ? null : (
        <UndoBar
          message={intake.alsoDone(added.map(({ content }) => nameOf(content.systemId)).join(marks().comma))}
          onUndo={() => {
            undo.mutate(added);
            setAdded([]);
          }}
        />
      )}
      {may("write") ? (
        <Button variant="outline" size="small" onPress={() => setIsOpen(true)}>
          {intake.also}
        </Button>
      ) : null}
      {isOpen ? (
        <ModalDialog title={intake.also} width="table" isOpen onClose={() => setIsOpen(false)}>
          <p className="text-quiet">{intake.alsoHint}</p>
          <ProblemNotice error={file.error} />
          <ListView
            list="also-systems"
            caption={intake.also}
            rows={open}
            keyOf={({ id }) => id}
            nameOf={({ content }) => content.name}
            isApart
            pageSize={20}
            empty={<p>{intake.alsoNone}</p>}
            filters={[{ id: "product", label: intake.alsoProduct, options: [{ value: "same", label: intake.alsoSame }], fits: ({ content }) => nameKey(content.product ?? content.name) === nameKey(disclosure.content.name ?? "") }]}
            bulk={[{ label: intake.alsoDo, run: (chosen) => file.mutate(chosen.map(({ id }) => id)), isDisabled: file.isPending }]}
            columns={[
              { id: "name", heading: ledger.name, isRowHeading: true, text: ({ content }) => content.name, cell: ({ content }) => content.name },
              { id: "product", heading: ledger.product, text: ({ content }) => content.product ?? "", cell: ({ content }) => content.product ?? "" },
              { id: "version", heading: ledger.version, text: ({ content }) => content.version ?? "", cell: ({ content }) => content.version ?? "" },
              { id: "location", heading: ledger.location, text: ({ content }) => content.location ?? "", cell: ({ content }) => content.location ?? "" },
            ]}
          />
          <div className="flex justify-end">
            <Button variant="quiet" onPress={() => setIsOpen(false)}>
              {words.cancel}
            </Button>
          </div>
        </ModalDialog>
      ) : null}
    </div>
  );
}
