import { dayInJapan } from "@kaiji/formats/api";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useOrganization } from "../shell/organization.ts";
import { useWords } from "../use-words.ts";
import { Legend } from "./legend.tsx";
import { cellOf } from "./model/cells.ts";
import { groupBy } from "./model/group-by.ts";
import type { MatrixColumn, MatrixRow } from "./model/matrix-rows.ts";

interface MatrixPaperProps {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly chapterName: (id: string) => string;
}

/** All lines of the matrix for A3 paper. They are made when printing begins, however it was asked for, and not before. */
export function MatrixPaper({ rows, columns, chapterName }: MatrixPaperProps) {
  const { matrix } = useWords();
  const { name } = useOrganization();
  const [printedAt, setPrintedAt] = useState<number | null>(null);
  useEffect(() => {
    const begin = () => flushSync(() => setPrintedAt(Date.now()));
    const end = () => setPrintedAt(null);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
    };
  }, []);
  if (printedAt === null) return null;
  const chapters = [...groupBy(columns, ({ criterion }) => criterion.chapter)];
  return (
    <div className="on-paper paper-a3">
      <p className="title">
        {name} {matrix.title}
        <span>{matrix.printedOn(dayInJapan(printedAt))}</span>
        <span>{matrix.counts(rows.length, columns.length)}</span>
      </p>
      <Legend />
      <table>
        <thead>
          <tr>
            <th className="name" rowSpan={2}>
              {matrix.system}
            </th>
            {chapters.map(([id, own]) => (
              <th key={id} colSpan={own.length} scope="colgroup">
                {own.length < 4 ? id : own.length < 9 ? matrix.chapter(id) : chapterName(id)}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ criterion }) => (
              <th key={criterion.id} scope="col" className="number">
                <span>
                  {criterion.form === "mds" ? "M" : "S"} {criterion.items[0]}
                  {criterion.items.length > 1 ? ` +${criterion.items.length - 1}` : ""}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="name">
                {row.kind === "unconnected" ? matrix.unconnected(row.name) : row.name}
              </th>
              {columns.map(({ at, criterion }) => {
                const { sign, look } = cellOf(row.letters[at]);
                return (
                  <td key={criterion.id} className={look}>
                    {sign}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
