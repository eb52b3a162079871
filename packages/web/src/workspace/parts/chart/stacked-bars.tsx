/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that says itself in a sentence; its figures stand in the table */
import { useId } from "react";
import { ChartLegend, Patterns, fillOf, type ChartSeries } from "./patterns.tsx";
import { marks } from "../../../settings/page-language.ts";

interface StackedBarsProps {
  readonly title: string;
  /** The chart in a sentence, for those who do not see it. The table beside it has the figures. */
  readonly text: string;
  readonly series: readonly ChartSeries[];
  readonly bars: readonly { readonly id: string; readonly name: string; readonly values: readonly number[] }[];
}

const [NAME, WIDTH, BAR, GAP] = [230, 960, 22, 10];

/** Bars of parts, one below the other, told apart by pattern and colour, with the numbers in them where there is room. */
export function StackedBars({ title, text, series, bars }: StackedBarsProps) {
  const chart = useId().replaceAll(/[^\w-]/g, "");
  const shown = series.filter((_, at) => bars.some(({ values }) => (values[at] ?? 0) > 0));
  const most = Math.max(1, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  const room = WIDTH - NAME - 10;
  return (
    <figure className="flex flex-col gap-3 rounded-12 border border-line bg-raised p-4">
      <figcaption className="font-bold">{title}</figcaption>
      <ChartLegend chart={chart} series={shown} />
      <div className="overflow-x-auto">
        <svg role="img" aria-label={`${title}${marks().stop}${text}`} viewBox={`0 0 ${WIDTH} ${bars.length * (BAR + GAP)}`} className="w-full min-w-160 print:min-w-0">
          <Patterns chart={chart} series={series} />
          {bars.map(({ id, name, values }, line) => {
            let left = NAME;
            return (
              <g key={id} transform={`translate(0 ${line * (BAR + GAP)})`}>
                <text x={NAME - 8} y={BAR * 0.72} textAnchor="end" fontSize="13" fill="var(--ink)">
                  {name}
                </text>
                {series.map((one, at) => {
                  const value = values[at] ?? 0;
                  if (value === 0) return null;
                  const width = (value / most) * room;
                  const x = left;
                  left += width;
                  return (
                    <g key={one.id}>
                      <rect x={x} y="0" width={width} height={BAR} fill={fillOf(chart, one)} stroke={one.color} strokeWidth="1.2" />
                      {width < 34 ? null : (
                        <text x={x + width / 2} y={BAR * 0.72} textAnchor="middle" fontSize="12" fontWeight="700" fill="var(--ink)" stroke="var(--page)" strokeWidth="4" paintOrder="stroke">
                          {one.sign} {value}
                        </text>
                      )}
                    </g>
                  );
                })}
              </g>
            );
          })}
        </svg>
      </div>
    </figure>
  );
}
