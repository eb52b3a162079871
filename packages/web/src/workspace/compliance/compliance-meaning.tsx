import type { ComplianceItem, ComplianceSet } from "@kaiji/domain";
import { useSpeaking } from "../../settings/language.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";

/** What an item means, what to do, what to ask, and where in the workspace it is shown to be kept. */
export function ComplianceMeaning({ item, set }: { readonly item: ComplianceItem; readonly set: ComplianceSet }) {
  const { compliance } = useWords();
  const { language } = useSpeaking();
  const kinds = item.evidence.flatMap((id) => set.evidenceKinds.find((kind) => kind.id === id) ?? []);
  return (
    <>
      <dl className="flex flex-col gap-3 [&_dt]:font-bold">
        <div>
          <dt>{compliance.meaning}</dt>
          <dd>{item.explanation[language]}</dd>
          {item.appliesWhen === undefined ? null : <dd className="text-quiet">{compliance.appliesWhen(item.appliesWhen[language])}</dd>}
        </div>
        {item.dateRule === undefined ? null : (
          <div className="rounded-8 bg-unanswered-soft p-3">
            <dt>{compliance.date(item.dateRule.referenceOn)}</dt>
            <dd>{`${item.dateRule.grace[language]} ${item.dateRule.note[language]}`}</dd>
          </div>
        )}
        <div>
          <dt>{compliance.action}</dt>
          <dd>{item.action[language]}</dd>
        </div>
        {item.ask === null ? null : (
          <div>
            <dt>{compliance.ask}</dt>
            <dd className="flex flex-col items-start gap-2">
              <span>{item.ask[language]}</span>
              <CopyButton text={item.ask[language]} />
            </dd>
          </div>
        )}
        <div>
          <dt>{compliance.shownBy}</dt>
          <dd>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {kinds.map(({ id, label, screen }) => (
                <li key={id}>{screen === null || screen === "compliance" ? label[language] : <PathLink to={`/workspace/${screen}`}>{label[language]}</PathLink>}</li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
      <p className="text-dns-14N-130 leading-170 text-quiet">{compliance.source(item.number)}</p>
    </>
  );
}
