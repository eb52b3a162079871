import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { FormDialog } from "../parts/form-dialog.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { TextBox } from "../parts/text-box.tsx";
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
  const { intake } = words;
  const { base, may } = useOrganization();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [added, setAdded] = useState<readonly DisclosureRecord[]>([]);
  const same = disclosures.filter(({ content }) => content.sha256 === disclosure.content.sha256 && content.form === disclosure.content.form && content.systemId !== null);
  const others = same.filter(({ id }) => id !== disclosure.id);
  const nameOf = (id: string | null) => systems.find((system) => system.id === id)?.content.name ?? "";
  const open = systems.filter(({ id, content }) => content.status !== "retired" && !same.some((one) => one.content.systemId === id) && content.name.includes(search.trim()));
  const file = useMutation({
    mutationFn: () => ask<{ items: DisclosureRecord[] }>("POST", `${base}/disclosures/${disclosure.id}/also`, { body: { systemIds: [...chosen] } }),
    onSuccess: ({ items }) => {
      setAdded(items);
      setIsOpen(false);
      setChosen(new Set());
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
        <FormDialog title={intake.also} save={intake.alsoDo(chosen.size)} isDisabled={chosen.size === 0} error={file.error} isBusy={file.isPending} onSave={() => file.mutate()} onClose={() => setIsOpen(false)}>
          <p className="text-quiet">{intake.alsoHint}</p>
          <TextBox label={words.search} type="search" value={search} onChange={setSearch} />
          {open.length === 0 ? <p>{intake.alsoNone}</p> : null}
          <ul className="max-h-80 divide-y divide-line overflow-auto rounded-8 border border-line empty:hidden">
            {open.map(({ id, content }) => (
              <li key={id}>
                <label className="flex items-start gap-3 px-3 py-2">
                  <input
                    type="checkbox"
                    className="mt-0.5 size-6 shrink-0"
                    checked={chosen.has(id)}
                    onChange={(event) => setChosen((before) => (event.target.checked ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id))))}
                  />
                  <span>
                    {content.name} <span className="text-quiet">{[content.product, content.version, content.location].filter(Boolean).join(marks().gap)}</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </FormDialog>
      ) : null}
    </div>
  );
}
