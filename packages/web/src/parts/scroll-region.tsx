import type { ReactNode } from "react";

/** A part of the page that scrolls on its own, with the keyboard too. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <section tabIndex={0} aria-label={label} className="mt-3 max-h-96 overflow-auto rounded-8 border border-line">
      {children}
    </section>
  );
}
