import { PathLink } from "../route/path-link.tsx";
import { usePath } from "../route/use-path.ts";
import { useWords } from "../use-words.ts";

export const MATRIX_VIEWS = ["grid", "providers", "chapters", "trend", "reading"] as const;
export type MatrixView = (typeof MATRIX_VIEWS)[number];

/** The address of a view. */
export function viewPath(view: MatrixView): string {
  return view === "grid" ? "/workspace/matrix" : `/workspace/matrix/${view}`;
}

/** The view that the address asks for. */
export function useMatrixView(): MatrixView {
  const path = usePath();
  return MATRIX_VIEWS.find((view) => path === viewPath(view)) ?? "grid";
}

/** Ways to look at the same results. */
export function MatrixTabs({ view }: { readonly view: MatrixView }) {
  const { matrix } = useWords();
  return (
    <nav aria-label={matrix.viewsLabel} className="on-screen -mt-2 border-b border-line">
      <ul className="flex flex-wrap gap-x-5">
        {MATRIX_VIEWS.map((one) => (
          <li key={one}>
            <PathLink to={viewPath(one)} isCurrent={one === view} className="inline-flex min-h-11 items-center border-b-4 border-transparent text-link hover:underline aria-[current=page]:border-accent aria-[current=page]:font-bold aria-[current=page]:text-ink">
              {matrix.views[one]}
            </PathLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
