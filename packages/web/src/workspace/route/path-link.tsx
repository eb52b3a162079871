import type { MouseEvent, ReactNode } from "react";
import { keepWhole } from "../../parts/keep-whole.tsx";
import { goTo } from "./use-path.ts";

interface PathLinkProps {
  readonly to: string;
  readonly isCurrent?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link inside the workspace. With a modifier key it opens like any other link. */
export function PathLink({ to, isCurrent = false, className = "text-link underline", children }: PathLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={to} onClick={follow} aria-current={isCurrent ? "page" : undefined} className={className}>
      {keepWhole(children)}
    </a>
  );
}
