import type { ReactNode } from "react";
import { keepWhole } from "../../parts/keep-whole.tsx";

interface PageFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Tables that need the room. */
  readonly isWide?: boolean;
}

/** The frame of a screen: what it is, what it is for, what can be done. */
export function PageFrame({ title, lead, actions, children, isWide = false }: PageFrameProps) {
  return (
    <main id="main" tabIndex={-1} className={`mx-auto w-full grow px-4 pt-6 pb-20 outline-none md:px-8 ${isWide ? "max-w-[110rem]" : "max-w-6xl"}`}>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="text-std-28B-150">{keepWhole(title)}</h1>
          {lead === undefined ? null : <p className="mt-1 max-w-3xl text-quiet">{keepWhole(lead)}</p>}
        </div>
        {actions === undefined ? null : <div className="on-screen flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </main>
  );
}

/** What to do when there is nothing yet. */
export function EmptyState({ heading, children }: { readonly heading: string; readonly children?: ReactNode }) {
  return (
    <div className="rounded-12 border-2 border-dashed border-line p-6 text-center sm:p-10">
      <p className="text-std-18B-160">{heading}</p>
      {children === undefined ? null : <div className="mt-3 flex flex-col items-center gap-3 text-quiet">{children}</div>}
    </div>
  );
}
