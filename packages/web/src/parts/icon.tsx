const PATHS = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  dash: "M6 12h12",
  blank: "M12 7v6M12 16.5v.5",
  scale: "M12 5v14M8 19h8M5 8h14M5 8l-2.5 6h5L5 8zM19 8l-2.5 6h5L19 8z",
  upload: "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
  file: "M7 3h7l4 4v14H7zM14 3v5h4",
  printer: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  download: "M12 4v12M7 11l5 5 5-5M4 20h16",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  down: "M6 9l6 6 6-6",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  alert: "M12 3.5L2.5 20h19zM12 10v4.5M12 17v.5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing that repeats what the words beside it say; hidden from screen readers. */
export function Icon({ name, size = 20, weight = 2 }: { readonly name: IconName; readonly size?: number; readonly weight?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
