import type { DecisionChart } from "@kaiji/domain";
import type { ReactNode } from "react";
import { LoadFailed } from "../../parts/load-failed.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { useLibrary } from "../../settings/use-library.ts";

interface ChartFrameProps {
  readonly id: string;
  readonly children: (chart: DecisionChart) => ReactNode;
}

/** The frame of a page that goes through a chart: title, what it is for, and the chart once it is loaded. */
export function ChartFrame({ id, children }: ChartFrameProps) {
  const { language } = useSpeaking();
  const { loading, retry } = useLibrary();
  const chart = loading.kind === "ready" ? loading.library.charts.find((candidate) => candidate.id === id) : undefined;
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 pt-8 pb-20 outline-none md:px-8 md:pt-12">
      {chart === undefined ? null : (
        <>
          <h1 className="text-std-28B-150 sm:text-std-32B-150">{chart.title[language]}</h1>
          <p className="mt-3 max-w-3xl text-std-18N-160">{chart.lead[language]}</p>
          {children(chart)}
        </>
      )}
      {loading.kind === "failed" ? (
        <LoadFailed onRetry={retry} />
      ) : null}
    </main>
  );
}
