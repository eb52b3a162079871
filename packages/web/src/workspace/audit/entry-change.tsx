import type { AuditEntry } from "../api/answers.ts";

/** The fields that changed, before and after. */
export function EntryChange({ entry: { before, after } }: { readonly entry: AuditEntry }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-link">{names.slice(0, 3).join(", ")}</summary>
      <dl className="max-w-prose text-dns-14N-130 leading-170">
        {names.map((name) => (
          <div key={name}>
            <dt className="inline font-bold">{name}: </dt>
            <dd className="inline break-all">
              {before?.[name] === undefined ? "" : `${JSON.stringify(before[name])} → `}
              {after?.[name] === undefined ? "" : JSON.stringify(after[name])}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
