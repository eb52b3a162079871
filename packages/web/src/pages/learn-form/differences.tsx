import type { PackDifferences } from "@kaiji/domain";
import { useSpeaking } from "../../settings/language.tsx";

/** What a form has differently from the catalog it was matched to. */
export function Differences({ differences }: { readonly differences: PackDifferences }) {
  const { words } = useSpeaking();
  const { catalog, added, missing, renumbered, reworded } = differences;
  if (catalog === null) return <p className="mt-4">{words.learn.firstOfItsKind}</p>;
  const isSame = [added, missing, renumbered, reworded].every((list) => list.length === 0);
  return (
    <section className="mt-5">
      <h4 className="text-std-16B-170">{words.learn.comparedWith(catalog)}</h4>
      {isSame ? <p className="mt-1">{words.learn.noDifference}</p> : null}
      <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <Line title={words.learn.added} texts={added} />
        <Line title={words.learn.missing} texts={missing} />
        <Line title={words.learn.renumbered} texts={renumbered.map(({ from, to }) => `${from} → ${to}`)} />
        <Line title={words.learn.reworded} texts={reworded.map(({ number }) => number)} />
      </dl>
      {reworded.length === 0 ? null : (
        <ul className="mt-3 space-y-3">
          {reworded.map(({ number, before, after }) => (
            <li key={number} className="rounded-8 bg-band p-3">
              <span className="font-bold tabular-nums">{number}</span>
              <del className="mt-1 block text-quiet">{before}</del>
              <ins className="mt-1 block no-underline">{after}</ins>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <dt className="font-bold">
        {title}（{texts.length}）
      </dt>
      <dd className="tabular-nums">{texts.join("、")}</dd>
    </>
  );
}
