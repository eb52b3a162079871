export type PatternName = "plain" | "cross" | "rows" | "dots" | "slant" | "hollow" | "columns";

/** One series of a chart: its name, sign, colour and pattern. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  readonly sign: string;
  readonly color: string;
  readonly pattern: PatternName;
}

/** The address of a series' fill in its chart. */
export function fillOf(chart: string, { id }: ChartSeries): string {
  return `url(#${chart}-${id})`;
}

/** Fills that can be told apart without colour, also in print. */
export function Patterns({ chart, series }: { readonly chart: string; readonly series: readonly ChartSeries[] }) {
  return (
    <defs>
      {series.map((one) => (
        <pattern key={one.id} id={`${chart}-${one.id}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={one.pattern === "plain" ? one.color : "var(--page)"} fillOpacity={one.pattern === "plain" ? 0.45 : 1} />
          <Marks pattern={one.pattern} color={one.color} />
        </pattern>
      ))}
    </defs>
  );
}

function Marks({ pattern, color }: { readonly pattern: PatternName; readonly color: string }) {
  switch (pattern) {
    case "plain":
    case "hollow":
      return null;
    case "cross":
      return <path d="M0 0 8 8M8 0 0 8" stroke={color} strokeWidth="1.8" />;
    case "rows":
      return <path d="M0 2H8M0 6H8" stroke={color} strokeWidth="1" />;
    case "columns":
      return <path d="M2 0V8M6 0V8" stroke={color} strokeWidth="1" />;
    case "dots":
      return <circle cx="4" cy="4" r="2.2" fill={color} />;
    case "slant":
      return <path d="M-2 2 2 -2M0 8 8 0M6 10 10 6" stroke={color} strokeWidth="2.4" />;
  }
}

/** Which fill is which. */
export function ChartLegend({ chart, series }: { readonly chart: string; readonly series: readonly ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1" aria-hidden="true">
      {series.map((one) => (
        <li key={one.id} className="flex items-center gap-2">
          <svg width="28" height="18">
            <rect x="1" y="1" width="26" height="16" fill={fillOf(chart, one)} stroke={one.color} strokeWidth="1.5" />
          </svg>
          {one.sign} {one.name}
        </li>
      ))}
    </ul>
  );
}
