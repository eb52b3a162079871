import type { RequestDraft } from "@kaiji/formats/api";
import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { ModalDialog } from "../../parts/modal-dialog.tsx";
import { SelectBox } from "../parts/select-box.tsx";
import { TextBox } from "../parts/text-box.tsx";
import { useWords } from "../use-words.ts";
import { useAskedWords } from "./use-asked-words.ts";
import { LetterPaper } from "./letter-paper.tsx";
import { marks } from "../../settings/page-language.ts";

type Asked = RequestDraft["disclosures"][number];

interface DraftCardProps {
  readonly draft: RequestDraft;
  /** What was proposed, so that what was taken out can be put back; the draft as it is first seen when absent. */
  readonly proposed?: RequestDraft | undefined;
  readonly isChosen: boolean;
  /** Whether it is sent with the others; a draft that stands alone has no such choice. */
  readonly onChoose?: (isChosen: boolean) => void;
  readonly onChange: (draft: RequestDraft) => void;
}

/** One provider's letter before it goes out: to whom, for what, in which words. */
export function DraftCard({ draft, proposed, isChosen, onChoose, onChange }: DraftCardProps) {
  const { requests, close } = useWords();
  const { compose, byWays, by, askedWhat } = requests;
  const { labelOf, systemOf } = useAskedWords();
  const [isShown, setIsShown] = useState(false);
  const [first] = useState(draft);
  const offered = proposed ?? first;
  const systems = [...new Set([...offered.disclosures, ...offered.rows].map(({ systemName }) => systemName))];
  const isSame = (one: Asked, other: Asked) => one.systemId === other.systemId && one.form === other.form && (one.part ?? null) === (other.part ?? null);
  const hasRow = (key: string) => draft.rows.some((row) => row.key === key);
  return (
    <section aria-label={draft.toName} className={`flex flex-col gap-4 ${onChoose === undefined ? "rounded-12 border-2 border-accent bg-raised p-4" : ""}`}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <label className="flex min-h-11 items-center gap-3 text-std-20B-160">
          {onChoose === undefined ? null : <input type="checkbox" className="size-6" checked={isChosen} onChange={(event) => onChoose(event.target.checked)} aria-label={`${draft.toName} ${compose.include}`} />}
          {draft.toName}
        </label>
        <span className="text-quiet">{askedWhat(draft.disclosures.length, draft.rows.length)}</span>
      </div>
      {isChosen ? (
        <>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextBox label={compose.contact} value={draft.contactName ?? ""} onChange={(text) => onChange({ ...draft, contactName: text.trim() === "" ? null : text })} />
            <TextBox label={compose.email} type="email" hint={draft.toEmail === null ? compose.noEmail : undefined} value={draft.toEmail ?? ""} onChange={(text) => onChange({ ...draft, toEmail: text.trim() === "" ? null : text.trim(), by: text.trim() === "" ? "print" : draft.toEmail === null ? "mail" : draft.by })} />
            <SelectBox label={by} value={draft.by} isDisabled={draft.toEmail === null} options={[{ value: "mail", label: byWays.mail }, { value: "print", label: byWays.print }]} onChange={(value) => onChange({ ...draft, by: value as RequestDraft["by"] })} />
          </div>
          <div className="flex flex-col gap-2">
            <p className="font-bold">{compose.list}</p>
            {systems.map((system) => (
              <details key={system} open={systems.length < 4} className="rounded-8 border border-line px-3 py-1">
                <summary className="min-h-9 cursor-pointer py-1 font-bold">{systemOf(system)}</summary>
                <ul>
                  {offered.disclosures
                    .filter(({ systemName }) => systemName === system)
                    .map((one) => (
                      <li key={`${one.form} ${one.part ?? ""}`}>
                        <Tick
                          label={requests.detail.fileRead(one.form.toUpperCase(), requests.paper.hand)}
                          isOn={draft.disclosures.some((other) => isSame(other, one))}
                          onChange={(is) => onChange({ ...draft, disclosures: is ? [...draft.disclosures, one] : draft.disclosures.filter((other) => !isSame(other, one)) })}
                        />
                      </li>
                    ))}
                  {offered.rows
                    .filter(({ systemName }) => systemName === system)
                    .map((row) => (
                      <li key={row.key}>
                        <Tick label={`${row.form.toUpperCase()} ${row.numbers.join(marks().dot)} ${labelOf(row)}`} isOn={hasRow(row.key)} onChange={(is) => onChange({ ...draft, rows: is ? offered.rows.filter((other) => other.key === row.key || hasRow(other.key)) : draft.rows.filter((other) => other.key !== row.key) })} />
                      </li>
                    ))}
                </ul>
              </details>
            ))}
          </div>
          <details className="rounded-8 border border-line px-3 py-1">
            <summary className="min-h-9 cursor-pointer py-1 text-link underline">{compose.edit}</summary>
            <div className="flex flex-col gap-3 py-2">
              <TextBox label={compose.subject} value={draft.subject} onChange={(subject) => onChange({ ...draft, subject })} />
              <TextBox label={compose.opening} rows={5} value={draft.opening} onChange={(opening) => onChange({ ...draft, opening })} />
              <TextBox label={compose.closing} rows={4} value={draft.closing} onChange={(closing) => onChange({ ...draft, closing })} />
            </div>
          </details>
          <div>
            <Button variant="outline" onPress={() => setIsShown(true)}>
              {compose.preview}
            </Button>
          </div>
        </>
      ) : null}
      {isShown ? (
        <ModalDialog title={compose.preview} isOpen onClose={() => setIsShown(false)}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard */}
          <section tabIndex={0} aria-label={compose.preview} className="max-h-[70vh] overflow-y-auto rounded-8 border border-line bg-white p-4 text-black sm:p-8">
            <LetterPaper letter={draft} link={null} />
          </section>
          <div>
            <Button variant="quiet" onPress={() => setIsShown(false)}>
              {close}
            </Button>
          </div>
        </ModalDialog>
      ) : null}
    </section>
  );
}

function Tick({ label, isOn, onChange }: { readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-9 items-center gap-3">
      <input type="checkbox" className="size-5 shrink-0" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
