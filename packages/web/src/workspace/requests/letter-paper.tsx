import { formName, japaneseDay, letterSystems } from "@kaiji/formats";
import { dayInJapan, type RequestDraft } from "@kaiji/formats/api";
import { useState } from "react";
import { renderSVG } from "uqr";
import { useOrganization } from "../shell/organization.ts";
import { requestsJa } from "../../words/workspace/requests-ja.ts";

/** A link as it stands on paper: to be scanned, or typed with its code. */
export interface PaperLink {
  readonly address: string;
  readonly page: string;
  readonly code: string;
}

interface LetterPaperProps {
  readonly letter: Pick<RequestDraft, "toName" | "contactName" | "subject" | "opening" | "closing" | "dueOn" | "disclosures" | "rows">;
  readonly link: PaperLink | null;
  /** Days are taken from here; today when absent. */
  readonly on?: string;
}

/** A request as a business letter on paper. It is always in Japanese: it goes to a Japanese provider. */
export function LetterPaper({ letter, link, on }: LetterPaperProps) {
  const { name } = useOrganization();
  const [today] = useState(() => dayInJapan(Date.now()));
  const { paper } = requestsJa;
  const systems = letterSystems(letter.disclosures, letter.rows);
  return (
    <div lang="ja" className="request-letter p-px">
      <p className="text-right">{japaneseDay(on ?? today)}</p>
      <p className="mt-3">
        {letter.contactName === null ? paper.to(letter.toName) : letter.toName}
        {letter.contactName === null ? null : (
          <>
            <br />
            {paper.person(letter.contactName)}
          </>
        )}
      </p>
      <p className="mt-2 text-right">{name}</p>
      <p className="mt-6 mb-4 text-center text-[1.15em] font-bold">{letter.subject}</p>
      <p className="whitespace-pre-wrap">{letter.opening}</p>
      {letter.opening.startsWith("拝啓") ? <p className="text-right">{paper.regards}</p> : null}
      <p className="my-4 text-center">{paper.record}</p>
      <div className="whole flex items-start justify-between gap-6">
        <div>
          <p>
            <b>{paper.due}：</b>
            {japaneseDay(letter.dueOn)}
          </p>
          <p className="mt-2">
            <b>{paper.how}</b>
          </p>
          <p>{paper.howLead}</p>
          {link === null ? (
            <p className="text-quiet">{requestsJa.compose.linkHere}</p>
          ) : (
            <p className="mt-1">
              {paper.page}：<span className="break-all">{link.page}</span>
              <br />
              {paper.code}：<b className="font-mono text-[1.15em] tracking-wider">{link.code}</b>
            </p>
          )}
        </div>
        {link === null ? null : <img alt={paper.qr} width={128} height={128} className="shrink-0" src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(link.address))}`} />}
      </div>
      {systems.map((system, at) => (
        <div key={system.systemName} className="mt-5">
          <p className="font-bold break-after-avoid">{`${at + 1}．${system.systemName}`}</p>
          {system.forms.map((form) => (
            <p key={form} className="pl-4">
              {`${paper.hand}：${formName(form)}`}
            </p>
          ))}
          {system.rows.length === 0 ? null : (
            <table className="mt-1 w-full border-collapse">
              <caption className="pl-4 text-left">{paper.answer(system.rows.length)}</caption>
              <thead>
                <tr>
                  <th scope="col" className="w-[16%]">{paper.number}</th>
                  <th scope="col" className="w-[34%]">{paper.item}</th>
                  <th scope="col">{paper.ask}</th>
                </tr>
              </thead>
              <tbody>
                {system.rows.map((row) => (
                  <tr key={`${row.form}${row.numbers.join()}`}>
                    <td>{`${row.form} ${row.numbers.join("・")}`}</td>
                    <td>{row.label}</td>
                    <td>{row.ask}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
      <p className="mt-5 whitespace-pre-wrap">{letter.closing}</p>
      <p className="mt-3 text-right">{paper.end}</p>
    </div>
  );
}
