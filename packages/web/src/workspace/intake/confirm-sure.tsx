import { isOtherProvider, type SystemProposal } from "@kaiji/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import type { DisclosureRecord, SystemRecord } from "../api/answers.ts";
import { ask } from "../api/ask.ts";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";

interface ConfirmSureProps {
  readonly disclosures: readonly DisclosureRecord[];
  readonly proposals: ReadonlyMap<string, readonly SystemProposal[]>;
  readonly systems: readonly SystemRecord[];
  /** All that is held. */
  readonly held: readonly DisclosureRecord[];
}

/** Connections that are made in one request. */
const AT_A_TIME = 20;

/** All matches that are sure, side by side: a person looks, takes out what is wrong, and confirms the rest in one press. */
export function ConfirmSure({ disclosures, proposals, systems, held }: ConfirmSureProps) {
  const words = useWords();
  const { intake } = words;
  const { base } = useOrganization();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const names = new Map(systems.map(({ id, content }) => [id, content]));
  const sure = disclosures.flatMap((disclosure) => {
    const first = proposals.get(disclosure.id)?.[0];
    const system = first?.standing === "sure" ? names.get(first.id) : undefined;
    // One that would take the place of another provider's is looked at by itself.
    const replacesOther = held.some(({ content }) => content.systemId === first?.id && content.isCurrent && content.form === disclosure.content.form && isOtherProvider(content.organization, disclosure.content.organization));
    return first === undefined || system === undefined || replacesOther ? [] : [{ disclosure, systemId: first.id, system }];
  });
  const chosen = sure.filter(({ disclosure }) => !left.has(disclosure.id));
  const confirm = async () => {
    setError(null);
    setDone(0);
    try {
      for (let from = 0; from < chosen.length; from += AT_A_TIME) {
        const items = chosen.slice(from, from + AT_A_TIME).map(({ disclosure, systemId }) => ({ disclosureId: disclosure.id, version: disclosure.version, systemId }));
        await ask("POST", `${base}/disclosure-connections`, { body: { items } });
        setDone(from + items.length);
      }
      setIsOpen(false);
    } catch (problem) {
      setError(problem);
    }
    setDone(null);
    await queries.invalidateQueries({ queryKey: [base] });
  };
  if (sure.length === 0) return null;
  return (
    <>
      <div className="on-screen flex flex-wrap items-center gap-3 rounded-12 border-2 border-accent bg-accent-soft p-4">
        <p className="grow">{intake.sureLead(sure.length)}</p>
        <Button onPress={() => setIsOpen(true)}>{intake.sureOpen(sure.length)}</Button>
      </div>
      {isOpen ? (
        <ModalDialog title={intake.sureTitle} isOpen onClose={() => setIsOpen(false)}>
          <p className="text-quiet">{intake.sureHint}</p>
          <ProblemNotice error={error} />
          <ul className="max-h-[60vh] divide-y divide-line overflow-auto rounded-8 border border-line">
            {sure.map(({ disclosure, system }) => (
              <li key={disclosure.id}>
                <label className="flex items-start gap-3 px-3 py-2">
                  <input
                    type="checkbox"
                    className="mt-1 size-6 shrink-0"
                    checked={!left.has(disclosure.id)}
                    onChange={(event) => setLeft((before) => (event.target.checked ? new Set([...before].filter((id) => id !== disclosure.id)) : new Set([...before, disclosure.id])))}
                  />
                  <span className="min-w-0 break-words">
                    <span className="font-bold">
                      {disclosure.content.form.toUpperCase()} {disclosure.content.name}
                    </span>{" "}
                    <span className="text-quiet">
                      {disclosure.content.organization} {disclosure.content.date}
                    </span>
                    <span className="block">
                      → <strong>{system.name}</strong> {[system.product, system.version].filter(Boolean).join(" ")} <span className="text-quiet">{system.location}</span>
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {done === null ? null : <progress aria-label={intake.connect} className="w-full" value={done} max={chosen.length} />}
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="quiet" onPress={() => setIsOpen(false)}>
              {words.cancel}
            </Button>
            <Button isDisabled={chosen.length === 0} isPending={done !== null} onPress={() => void confirm()}>
              {intake.sureRun(chosen.length)}
            </Button>
          </div>
        </ModalDialog>
      ) : null}
    </>
  );
}
