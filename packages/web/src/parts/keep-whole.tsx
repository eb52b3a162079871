import { Children, Fragment, cloneElement, isValidElement, type ReactElement, type ReactNode } from "react";

/** Days, numbers, versions: signs joined by hyphens, where browsers like to break the line. */
const HYPHENATED = /([A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)+)/;
/** Longer ones would not fit on the line of a narrow screen. */
const LONGEST = 20;
/** These hold text and nothing else. */
const PLAIN_ONLY = new Set<unknown>(["option", "textarea", "title", "style"]);

/** Keeps `2026-11-28`, `1.2-rc1` or `03-1234-5678` on one line wherever it stands in the text of a node; parts of our own look after themselves. */
export function keepWhole(node: ReactNode): ReactNode {
  if (typeof node === "string") return keepText(node);
  if (Array.isArray(node)) return Children.map(node, keepWhole);
  if (!isValidElement(node)) return node;
  const { type, props } = node as ReactElement<{ readonly children?: ReactNode }>;
  if ((typeof type !== "string" && type !== Fragment) || PLAIN_ONLY.has(type) || props.children === undefined) return node;
  const kept = keepWhole(props.children);
  return kept === props.children ? node : cloneElement(node, undefined, kept);
}

function keepText(text: string): ReactNode {
  if (!HYPHENATED.test(text)) return text;
  return text.split(HYPHENATED).map((part, at) =>
    at % 2 === 1 && part.length <= LONGEST && /\d/.test(part) ? (
      <span key={at} className="kept-whole">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
