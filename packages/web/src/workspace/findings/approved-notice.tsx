import { Notice } from "../../parts/notice.tsx";
import { ListView } from "../parts/list/list-view.tsx";
import { useWords } from "../use-words.ts";
import type { BulkAnswer } from "./finding-list.tsx";
import type { FindingRow } from "./use-findings.ts";
import { marks } from "../../settings/page-language.ts";

/** How many were approved, and by name which were not and why. */
export function ApprovedNotice({ answer: { changed, skipped }, rows }: { readonly answer: BulkAnswer; readonly rows: readonly FindingRow[] }) {
  const { findings } = useWords();
  const reasons: Readonly<Record<string, string>> = findings.approveRefused;
  const nameOf = (id: string) => {
    const row = rows.find(({ record }) => record.id === id);
    return row === undefined ? id : `${row.systemName}${marks().gap}${row.label}`;
  };
  return (
    <Notice look={skipped.length === 0 ? "good" : "open"} heading={findings.approvedMany(changed.length)}>
      {skipped.length === 0 ? null : (
        <ListView
          list="not-approved"
          caption={findings.notApproved}
          rows={skipped}
          keyOf={({ id }) => id}
          nameOf={({ id }) => nameOf(id)}
          isApart
          plainUpTo={10}
          pageSize={20}
          empty={null}
          filterBy={["why"]}
          columns={[
            { id: "row", heading: findings.criterion, isRowHeading: true, text: ({ id }) => nameOf(id), cell: ({ id }) => nameOf(id) },
            { id: "why", heading: findings.because, text: ({ code }) => reasons[code] ?? code, cell: ({ code }) => reasons[code] ?? code },
          ]}
        />
      )}
    </Notice>
  );
}
