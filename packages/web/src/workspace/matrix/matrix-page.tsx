import { useCallback, useMemo, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { useSpeaking } from "../../settings/language.tsx";
import { listStateOf, queryOf, type ListState } from "../parts/list/list-state.ts";
import { EmptyState, PageFrame } from "../parts/page-frame.tsx";
import { ProblemNotice } from "../parts/problem-notice.tsx";
import { PathLink } from "../route/path-link.tsx";
import { sayInAddress } from "../route/say-in-address.ts";
import { goTo } from "../route/use-path.ts";
import { useWords } from "../use-words.ts";
import { GridView } from "./views/grid-view.tsx";
import { ChapterView } from "./views/chapter-view.tsx";
import { ProviderView } from "./views/provider-view.tsx";
import { ReadingView } from "./views/reading-view.tsx";
import { TrendView } from "./views/trend-view.tsx";
import { MatrixTabs, useMatrixView, viewPath } from "./matrix-tabs.tsx";
import { MatrixToolbar } from "./matrix-toolbar.tsx";
import { saveMatrix } from "./save-matrix.ts";
import { chosenRows, shownColumns } from "./model/matrix-choice.ts";
import { useMatrix } from "./use-matrix.ts";

/** Systems × rows of the appendix: the grid, counts by provider and chapter, the trend, and the rules of judging. */
export function MatrixPage() {
  const words = useWords();
  const { matrix: own } = words;
  const { language } = useSpeaking();
  const view = useMatrixView();
  const { matrix, error } = useMatrix();
  const [state, setState] = useState<ListState>(() => listStateOf(location.search));
  const change = useCallback((next: ListState) => {
    setState(next);
    sayInAddress(queryOf(next));
  }, []);
  const columns = useMemo(() => (matrix === null ? [] : shownColumns(matrix.columns, state)), [matrix, state]);
  const rows = useMemo(() => (matrix === null ? [] : chosenRows(matrix.rows, columns, state)), [matrix, columns, state]);
  const chapters = matrix?.chapters;
  const chapterName = useCallback((id: string) => `${own.chapter(id)} ${chapters?.find((chapter) => chapter.id === id)?.label[language] ?? ""}`, [chapters, language, own]);
  const showOnly = (filters: Readonly<Record<string, string>>) => {
    goTo(viewPath("grid"));
    change({ ...state, filters: { ...state.filters, ...filters } });
  };
  const isCounting = view === "grid" || view === "providers" || view === "chapters";
  const body = () => {
    if (view === "reading") return <ReadingView />;
    if (view === "trend") return <TrendView />;
    if (matrix === null) return error === null || error === undefined ? <p>{words.loading}</p> : <ProblemNotice error={error} />;
    if (matrix.rows.length === 0)
      return (
        <EmptyState heading={own.empty}>
          <PathLink to="/workspace/ledger">{own.toLedger}</PathLink>
          <PathLink to="/workspace/intake">{own.toIntake}</PathLink>
        </EmptyState>
      );
    return (
      <>
        <MatrixToolbar matrix={matrix} state={state} chapterName={chapterName} onChange={change} />
        {view === "grid" ? null : <output className="on-screen text-quiet">{own.counts(rows.length, columns.length)}</output>}
        {rows.length === 0 || columns.length === 0 ? <p>{words.noMatch}</p> : null}
        {view === "grid" ? <GridView rows={rows} most={matrix.rows.length} columns={columns} chapterName={chapterName} /> : null}
        {view === "providers" ? <ProviderView rows={rows} columns={columns} onShow={(provider) => showOnly({ provider })} /> : null}
        {view === "chapters" ? <ChapterView rows={rows} columns={columns} chapterName={chapterName} onShow={(chapter) => showOnly({ chapter })} /> : null}
      </>
    );
  };
  return (
    <PageFrame
      title={own.title}
      lead={own.lead}
      isWide
      actions={
        isCounting && rows.length > 0 ? (
          <>
            {view === "grid" ? (
              <Button variant="quiet" onPress={() => saveMatrix(rows, columns, { words: own, language })}>
                {own.csv}
              </Button>
            ) : null}
            <Button variant="quiet" onPress={() => print()}>
              {view === "grid" ? own.print : own.printPage}
            </Button>
          </>
        ) : undefined
      }
    >
      <MatrixTabs view={view} />
      {body()}
    </PageFrame>
  );
}
