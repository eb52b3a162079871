import type { ReactNode } from "react";
import { keepWhole } from "../../../parts/keep-whole.tsx";

interface TableCellProps {
  readonly heading: string;
  /** The cell that names the row. */
  readonly isRowHeading?: boolean | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Room of a cell; on a narrow screen a line of the row's card. */
export const CELL = "px-3 py-2 align-top max-md:flex max-md:gap-3 max-md:px-0 max-md:py-1";

/** A card has no line for what is blank. */
const BLANK = "max-md:has-[>span:last-child:empty,>span:last-child>span:only-child:empty]:hidden";

/** A cell of a table whose rows are cards on a narrow screen: there its heading stands beside it. */
export function TableCell({ heading, isRowHeading = false, className = "", children }: TableCellProps) {
  const Cell = isRowHeading ? "th" : "td";
  return (
    <Cell {...(isRowHeading ? { scope: "row" as const } : {})} className={`${CELL} ${BLANK} ${className}`}>
      <span aria-hidden="true" className="hidden w-28 shrink-0 text-oln-14B-100 leading-170 text-quiet max-md:block">
        {heading}
      </span>
      <span className="min-w-0 grow">{keepWhole(children)}</span>
    </Cell>
  );
}
