import { CELLS, type CellLook } from "../model/cells.ts";

/** How words are drawn, and on what; a ground of `null` lets what is below show. */
export interface Ink {
  readonly color: string;
  readonly ground: string | null;
  readonly isBold: boolean;
}

/** Classes of the parts of the picture. The legend and the paper take those of the cells from the same list. */
const PARTS = {
  body: "bg-raised text-ink",
  name: "bg-raised text-link",
  missing: "text-unanswered",
  head: "bg-band text-ink font-bold",
  number: "bg-band text-ink",
  quiet: "bg-band text-quiet",
  hovered: "bg-accent-soft text-ink",
  line: "text-line",
  active: "text-accent",
  nothingOpen: "text-met",
  someOpen: "bg-not-met-soft text-not-met font-bold",
} as const;

/** Everything that the picture takes from the style sheet, as it is now: theme, contrast, letters. */
export interface GridLooks extends Readonly<Record<keyof typeof PARTS, Ink>> {
  readonly family: string;
  readonly cells: Readonly<Record<string, Ink>>;
}

/** Reads the colours and letters in force below an element. Forced colours of the system are among them. */
export function readGridLooks(frame: HTMLElement): GridLooks {
  const classes: Readonly<Record<string, string>> = { ...PARTS, ...Object.fromEntries(Object.entries(CELLS).map(([letter, { look }]: [string, CellLook]) => [`cell ${letter}`, look])) };
  const probes = document.createElement("div");
  probes.hidden = true;
  const all = Object.entries(classes).map(([name, look]) => {
    const probe = document.createElement("span");
    probe.className = look;
    probes.append(probe);
    return [name, probe] as const;
  });
  frame.append(probes);
  const inks = Object.fromEntries(all.map(([name, probe]) => [name, inkOf(getComputedStyle(probe))]));
  const family = getComputedStyle(frame).fontFamily;
  probes.remove();
  return { ...(inks as Record<keyof typeof PARTS, Ink>), family, cells: Object.fromEntries(Object.keys(CELLS).map((letter) => [letter, inks[`cell ${letter}`]!])) };
}

function inkOf({ color, backgroundColor, fontWeight }: CSSStyleDeclaration): Ink {
  const isClear = /^rgba\(.*,\s*0\)$|\/\s*0\)$/.test(backgroundColor);
  return { color, ground: isClear ? null : backgroundColor, isBold: Number(fontWeight) >= 600 };
}

/** Media features that change colours. */
const FEATURES = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/** Tells when colours or letters may have changed: theme, forced colours, web fonts that have come. @returns how to stop */
export function watchGridLooks(onChange: () => void): () => void {
  const queries = FEATURES.map((feature) => matchMedia(feature));
  for (const query of queries) query.addEventListener("change", onChange);
  const theme = new MutationObserver(onChange);
  theme.observe(document.documentElement, { attributeFilter: ["data-theme", "lang"] });
  document.fonts.addEventListener("loadingdone", onChange);
  return () => {
    for (const query of queries) query.removeEventListener("change", onChange);
    theme.disconnect();
    document.fonts.removeEventListener("loadingdone", onChange);
  };
}
