/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing that says itself in a sentence; its figures stand in the table */
import { useId } from "react";
import { ChartLegend, Patterns, fillOf, type ChartSeries } from "./patterns.tsx";
import { marks } from "../../../settings/page-language.ts";

interface StackedColumnsProps {
  readonly title: string;
  /** The chart in a sentence, for those who do not see it. The table beside it has the figures. */
  readonly text: string;
  readonly series: readonly ChartSeries[];
  readonly columns: readonly { readonly id: string; readonly name: string; readonly values: readonly number[] }[];
}

const [LEFT, TOP, WIDTH, HEIGHT, BOTTOM] = [52, 8, 960, 260, 30];

/** Columns of parts from left to right, e.g. over time, told apart by pattern and colour. */
export function StackedColumns({ title, text, series, columns }: StackedColumnsProps) {
  const chart = useId().replaceAll(/[^\w-]/g, "");
  const sums = columns.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = roundUp(Math.max(1, ...sums));
  const step = (WIDTH - LEFT) / Math.max(1, columns.length);
  const width = Math.min(48, step * 0.8);
  const every = Math.ceil(columns.length / 12);
  const y = (value: number) => TOP + HEIGHT * (1 - value / most);
  return (
    <figure className="flex flex-col gap-3 rounded-12 border border-line bg-raised p-4">
      <figcaption className="font-bold">{title}</figcaption>
      <ChartLegend chart={chart} series={series.filter((_, at) => columns.some(({ values }) => (values[at] ?? 0) > 0))} />
      <div className="overflow-x-auto">
        <svg role="img" aria-label={`${title}${marks().stop}${text}`} viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + BOTTOM}`} className="w-full min-w-160 print:min-w-0">
          <Patterns chart={chart} series={series} />
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <g key={part}>
              <line x1={LEFT} x2={WIDTH} y1={y(most * part)} y2={y(most * part)} stroke="var(--line)" />
              <text x={LEFT - 6} y={y(most * part) + 4} textAnchor="end" fontSize="12" fill="var(--quiet)">
                {(most * part).toLocaleString("en")}
              </text>
            </g>
          ))}
          {columns.map(({ id, name, values }, place) => {
            let below = 0;
            const x = LEFT + step * place + (step - width) / 2;
            return (
              <g key={id}>
                {series.map((one, at) => {
                  const value = values[at] ?? 0;
                  if (value === 0) return null;
                  const [top, bottom] = [y(below + value), y(below)];
                  below += value;
                  return <rect key={one.id} x={x} y={top} width={width} height={bottom - top} fill={fillOf(chart, one)} stroke={one.color} />;
                })}
                {place % every === 0 ? (
                  <text x={x + width / 2} y={TOP + HEIGHT + 20} textAnchor="middle" fontSize="12" fill="var(--ink)">
                    {name}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      </div>
    </figure>
  );
}

/** The next number that four lines divide well. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 8, 10].find((factor) => factor * power >= value) ?? 10) * power;
}
