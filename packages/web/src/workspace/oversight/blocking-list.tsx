import type { Blocking } from "@kaiji/domain";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/ask.ts";
import { ListView } from "../parts/list/list-view.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { useOrganization } from "../shell/organization.ts";
import { useCriteria } from "../use-criteria.ts";
import { useWords } from "../use-words.ts";

/** Which product's answer keeps most institutions from conforming. */
export function BlockingList() {
  const { oversight } = useWords();
  const { overseer } = oversight;
  const { base } = useOrganization();
  const criteria = useCriteria();
  const ranked = useQuery({ queryKey: [base, "overseen-blocking"], queryFn: ({ signal }) => ask<{ institutions: number; items: readonly Blocking[] }>("GET", `${base}/overseen-blocking`, { signal }) });
  const most = Math.max(1, ...(ranked.data?.items ?? []).map(({ notMet, open }) => notMet + open));
  return (
    <section aria-labelledby="blocking" className="flex flex-col gap-3">
      <h2 id="blocking" className="text-std-22B-150">
        {overseer.blocking}
      </h2>
      <ProblemNotice error={ranked.error} />
      {ranked.data === undefined ? null : (
        <>
          <p className="text-quiet">{overseer.blockingLead(ranked.data.institutions)}</p>
          <ListView
            list="overseen-blocking"
            filterBy={["provider", "criterion"]}
            isApart
            caption={overseer.blocking}
            rows={ranked.data.items}
            keyOf={({ product, form, criterion }) => `${product} ${form} ${criterion}`}
            nameOf={({ product, criterion }) => `${product} ${criterion}`}
            empty={<p>{overseer.blockingEmpty}</p>}
            columns={[
              { id: "product", heading: oversight.product, isRowHeading: true, text: ({ product }) => product, cell: ({ product }) => product },
              { id: "provider", heading: oversight.provider, text: ({ provider }) => provider ?? "", cell: ({ provider }) => provider ?? "" },
              { id: "criterion", heading: overseer.criterion, text: ({ criterion }) => criteria.labelOf(criterion), cell: ({ criterion }) => criteria.labelOf(criterion) },
              {
                id: "blocked",
                heading: overseer.blocked,
                text: ({ notMet }) => String(notMet),
                order: ({ notMet }) => notMet,
                cell: ({ notMet, open }) => (
                  <span className="flex items-center gap-2">
                    <b className="w-8 text-right">{notMet}</b>
                    <svg width={100} height={12} aria-hidden="true">
                      <rect width={(notMet / most) * 100} height={12} fill="var(--not-met)" />
                      <rect x={(notMet / most) * 100} width={(open / most) * 100} height={12} fill="var(--unanswered)" opacity={0.5} />
                    </svg>
                  </span>
                ),
              },
              { id: "unknown", heading: overseer.unknown, text: ({ open }) => String(open), order: ({ open }) => open, cell: ({ open }) => open },
            ]}
          />
        </>
      )}
    </section>
  );
}
