import { decodeXml } from "../xml/decode-xml.ts";
import { attribute, scanXml } from "../xml/scan-xml.ts";

/** What a paragraph's style says that matters for its place in a document. */
export interface DocxStyle {
  /** Level of a heading, from 1; `null` for text. */
  readonly heading: number | null;
  readonly list: string | null;
  readonly level: number | null;
  /** A line of a table of contents. */
  readonly isContents: boolean;
}

const PLAIN: DocxStyle = { heading: null, list: null, level: null, isContents: false };

interface Draft {
  name: string;
  basedOn: string | null;
  outline: number | null;
  list: string | null;
  level: number | null;
}

/** Reads `styles.xml`. @returns what a style's id means; plain for those that are not there */
export function readStyles(bytes: Uint8Array | null, part: string): (id: string | null) => DocxStyle {
  const drafts = new Map<string, Draft>();
  let current: Draft | null = null;
  if (bytes !== null)
    scanXml(decodeXml(bytes), part, {
      open(name, attributes) {
        const value = () => attribute(attributes, "val") ?? "";
        if (name === "style") drafts.set(attribute(attributes, "styleId") ?? "", (current = { name: "", basedOn: null, outline: null, list: null, level: null }));
        else if (current === null) return;
        else if (name === "name") current.name = value().toLowerCase();
        else if (name === "basedOn") current.basedOn = value();
        else if (name === "outlineLvl") current.outline = Number(value());
        else if (name === "numId") current.list = value();
        else if (name === "ilvl") current.level = Number(value());
      },
      close(name) {
        if (name === "style") current = null;
      },
    });
  const known = new Map<string, DocxStyle>();
  const resolve = (id: string, depth: number): DocxStyle => {
    const draft = drafts.get(id);
    // A style that is based on itself by a detour ends somewhere.
    if (draft === undefined || depth > 20) return PLAIN;
    const base = draft.basedOn === null ? PLAIN : resolve(draft.basedOn, depth + 1);
    const named = /^(?:heading|見出し)\s*([1-9])$/.exec(draft.name)?.[1];
    const outline = named === undefined ? (draft.outline !== null && draft.outline < 9 ? draft.outline + 1 : null) : Number(named);
    return { heading: outline ?? base.heading, list: draft.list ?? base.list, level: draft.level ?? base.level, isContents: /^(?:toc|目次)\s*[1-9]/.test(draft.name) || base.isContents };
  };
  return (id) => {
    if (id === null) return PLAIN;
    const style = known.get(id) ?? resolve(id, 0);
    known.set(id, style);
    return style;
  };
}
