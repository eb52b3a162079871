import { keepWhole } from "../../parts/keep-whole.tsx";
import type { AuditEntry } from "../api/answers.ts";
import { useWords } from "../use-words.ts";
import { fieldWords, valueWords } from "./field-words.ts";

const SHOWN = 3;

/** The fields that changed, before and after, by their plain names; the raw name is told on request. */
export function EntryChange({ entry: { before, after } }: { readonly entry: AuditEntry }) {
  const { audit } = useWords();
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-link">
        {names.slice(0, SHOWN).map((name) => fieldWords(name, audit)).join(audit.comma)}
        {names.length > SHOWN ? audit.others(names.length - SHOWN) : ""}
      </summary>
      <dl className="max-w-prose text-dns-14N-130 leading-170">
        {names.map((name) => (
          <div key={name}>
            <dt className="inline font-bold" title={name}>
              {fieldWords(name, audit)}:{" "}
            </dt>
            <dd className="inline break-words">
              {keepWhole(before?.[name] === undefined ? "" : `${valueWords(before[name], audit)} → `)}
              {keepWhole(after?.[name] === undefined ? (before?.[name] === undefined ? "" : audit.nothing) : valueWords(after[name], audit))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
