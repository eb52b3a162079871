import { PathLink } from "../route/path-link.tsx";
import { useWords } from "../use-words.ts";

export type FindingsView = "list" | "criterion" | "system";

/** The view that a path asks for. */
export function findingsView(path: string): FindingsView {
  return path.endsWith("/criterion") ? "criterion" : path.endsWith("/system") ? "system" : "list";
}

/** Findings as a list, by row of the appendix, and by system. */
export function FindingsTabs({ view }: { readonly view: FindingsView }) {
  const { findings } = useWords();
  return (
    <nav aria-label={findings.viewsLabel} className="on-screen -mt-2 border-b border-line">
      <ul className="flex flex-wrap gap-x-5">
        {(["list", "criterion", "system"] as const).map((one) => (
          <li key={one}>
            <PathLink to={one === "list" ? "/workspace/findings" : `/workspace/findings/${one}`} isCurrent={one === view} className="inline-flex min-h-11 items-center border-b-4 border-transparent text-link hover:underline aria-[current=page]:border-accent aria-[current=page]:font-bold aria-[current=page]:text-ink">
              {findings.views[one]}
            </PathLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
