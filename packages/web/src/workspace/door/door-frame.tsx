import type { ReactNode } from "react";

/** The frame of a screen before one is in: narrow, one thing at a time. */
export function DoorFrame({ title, lead, children }: { readonly title: string; readonly lead?: string; readonly children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-xl grow px-4 pt-8 pb-20 outline-none md:pt-12">
      <h1 className="text-std-28B-150">{title}</h1>
      {lead === undefined ? null : <p className="mt-2 text-quiet">{lead}</p>}
      <div className="mt-6 flex flex-col gap-6">{children}</div>
    </main>
  );
}
