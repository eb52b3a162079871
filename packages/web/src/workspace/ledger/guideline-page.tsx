import { guidelineTable } from "@kaiji/formats/ledger-table";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { SystemRecord } from "../api/answers.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { PathLink } from "../route/path-link.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { useLookUp } from "./use-look-up.ts";

/** The list of systems in the guideline's form, to look at and to print. */
export function GuidelinePage({ systems }: { readonly systems: readonly SystemRecord[] }) {
  const { ledger } = useWords();
  const { language } = useSpeaking();
  const { name, base } = useOrganization();
  const used = systems.filter(({ content }) => content.status !== "retired");
  const table = guidelineTable(used, useLookUp(), name);
  const download = (format: string) => `${base}/ledger-export?kind=system&form=guideline&format=${format}`;
  return (
    <PageFrame
      title={language === "ja" ? (table.title ?? ledger.title) : ledger.guidelineTitle}
      actions={
        <>
          <a className="inline-flex min-h-12 items-center px-2 text-link underline" href={download("xlsx")}>
            Excel
          </a>
          <a className="inline-flex min-h-12 items-center px-2 text-link underline" href={download("csv")}>
            CSV
          </a>
          <Button onPress={() => print()}>{ledger.print}</Button>
        </>
      }
    >
      <p className="on-screen">
        <PathLink to="/workspace/ledger">← {ledger.title}</PathLink>
      </p>
      <p className="on-screen max-w-3xl text-quiet">{ledger.guidelineLead}</p>
      {table.rows.length === 0 ? (
        <EmptyState heading={ledger.emptyHeading} />
      ) : (
        <div className="overflow-x-auto">
          <table lang="ja" className="w-full border-collapse text-left">
            <caption className="sr-only">{table.title}</caption>
            <thead>
              <tr>
                {table.headings.map((heading) => (
                  <th key={heading} scope="col" className="border border-line bg-band px-3 py-2">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, line) => (
                <tr key={used[line]?.id ?? row.join("")} className="break-inside-avoid">
                  {row.map((text, place) => (
                    // oxlint-disable-next-line react/no-array-index-key -- columns never move
                    <td key={place} className="border border-line px-3 py-2 align-top whitespace-pre-line">
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PageFrame>
  );
}
