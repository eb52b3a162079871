import { guidelineTable } from "@kaiji/formats/ledger-table";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import type { SystemRecord } from "../api/answers.ts";
import { ListView } from "../parts/list/list-view.tsx";
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
  const title = language === "ja" ? (table.title ?? ledger.title) : ledger.guidelineTitle;
  // The form is a Japanese one; its headings are told in the page's language.
  const headings = table.headings.map((heading, place) => (language === "ja" ? heading : (ledger.guidelineHeadings[place] ?? heading)));
  const download = (format: string) => `${base}/ledger-export?kind=system&form=guideline&format=${format}`;
  return (
    <PageFrame
      title={title}
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
        <EmptyState heading={ledger.emptyHeading}>
          <PathLink to="/workspace/ledger">{ledger.title}</PathLink>
        </EmptyState>
      ) : (
        <ListView
          list="guideline-systems"
          caption={title}
          rows={table.rows.map((texts, line) => ({ id: used[line]?.id ?? String(line), texts, content: used[line]?.content }))}
          keyOf={({ id }) => id}
          nameOf={({ texts }) => texts[0] ?? ""}
          empty={null}
          filters={[
            { id: "delivery", label: ledger.delivery, options: Object.entries(ledger.deliveries).map(([value, label]) => ({ value, label })), fits: ({ content }, value) => content?.delivery === value },
            { id: "gap", label: ledger.gaps, options: headings.map((heading, place) => ({ value: String(place), label: ledger.gapOf(heading) })), fits: ({ texts }, value) => (texts[Number(value)] ?? "").trim() === "" },
          ]}
          columns={headings.map((heading, place) => ({
            id: String(place),
            heading,
            isRowHeading: place === 0,
            text: ({ texts }: { readonly texts: readonly string[] }) => texts[place] ?? "",
            cell: ({ texts }: { readonly texts: readonly string[] }) => <span lang="ja" className="whitespace-pre-line">{texts[place]}</span>,
          }))}
        />
      )}
    </PageFrame>
  );
}
