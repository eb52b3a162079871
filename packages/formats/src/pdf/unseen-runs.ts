import { type Matrix, multiply, type Ruling } from "./path-rulings.ts";

/** What the PDF library lists of a page, and its names for it. */
export interface DrawnPage {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}
export type Operators = Readonly<Record<string, number>>;

/** Says which layers of a page are shown. */
export interface Layers {
  isVisible(group: unknown): boolean;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What was painted over a part of the page; `colour` is `null` where it has several, lets others through, or is not told. */
interface Paint extends Box {
  readonly colour: string | null;
}

interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly colour: string | null;
  /** From 0, which lets all through, to 1. */
  readonly cover: number;
  readonly isPlain: boolean;
  readonly mode: number;
  readonly size: number;
  readonly leading: number;
  readonly scale: number;
  readonly spacing: number;
  readonly wordSpacing: number;
}

interface Run extends Ruling {
  readonly isSeen: boolean;
  /** How much was painted before it. */
  readonly after: number;
}

const PAPER = "#ffffff";
const EVERYWHERE: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
/** Invisible, and only a clip for what is drawn later (ISO 32000-1, 9.3.6). */
const [INVISIBLE, ONLY_CLIP] = [3, 7];
const FIRST: Omit<State, "matrix"> = { clip: EVERYWHERE, colour: "#000000", cover: 1, isPlain: true, mode: 0, size: 0, leading: 0, scale: 1, spacing: 0, wordSpacing: 0 };
/** Where in the height of its letters a text's colour is compared with what is behind it, and its line is said to run. */
const MIDDLE = 0.3;

/**
 * Where on a page text stands that nobody sees: in the colour of what is behind it, invisible, or on a layer that is
 * not shown. White text of which cannot be said what is behind it counts as such.
 * @param list the page as the PDF library draws it
 * @param view the page's viewport transform at scale 1
 * @returns a line through each such text, at a third of the height of its letters
 */
export function findUnseenRuns(list: DrawnPage, ops: Operators, view: Matrix, layers: Layers | null): Ruling[] {
  const { runs, paints } = listRuns(list, ops, view, layers);
  // What is painted over a text later hides it.
  const isCovered = ({ y, from, to, after }: Run) => paints.some((box, i) => i >= after && box.colour !== null && isInside(box, from + 1, y) && isInside(box, to - 1, y));
  const all = runs.map((run) => (run.isSeen && isCovered(run) ? { ...run, isSeen: false } : run));
  const seen = all.filter((run) => run.isSeen);
  // The same text in the same place once more, and seen: a layer below what the page shows.
  const isShown = (run: Run) => seen.some(({ y, from, to }) => Math.abs(y - run.y) < 3 && Math.min(to, run.to) - Math.max(from, run.from) > 0.5 * (run.to - run.from));
  return joined(all.filter((run) => !run.isSeen && !isShown(run)));
}

/** Letters that were drawn one by one, as one text. */
function joined(runs: readonly Run[]): Ruling[] {
  const texts: Ruling[] = [];
  for (const { y, from, to } of runs) {
    const last = texts.at(-1);
    if (last !== undefined && Math.abs(last.y - y) < 1 && Math.abs(last.to - from) < 2) texts[texts.length - 1] = { y, from: last.from, to };
    else texts.push({ y, from, to });
  }
  return texts;
}

function listRuns({ fnArray, argsArray }: DrawnPage, ops: Operators, view: Matrix, layers: Layers | null): { runs: Run[]; paints: Paint[] } {
  const runs: Run[] = [];
  const paints: Paint[] = [];
  const stack: State[] = [];
  const layersOpen: boolean[] = [];
  let state: State = { ...FIRST, matrix: view };
  let line: Matrix = [1, 0, 0, 1, 0, 0];
  let text: Matrix = line;
  let willClip = false;
  const paint = (box: Box, colour: string | null) => {
    if (!layersOpen.includes(false)) paints.push({ ...within(box, state.clip), colour: state.isPlain && state.cover > 0.9 ? colour : null });
  };
  const move = (x: number, y: number) => (text = line = multiply(line, [1, 0, 0, 1, x, y]));
  const show = (glyphs: readonly (number | { readonly width: number; readonly isSpace?: boolean })[]) => {
    let width = 0;
    for (const glyph of glyphs)
      width += typeof glyph === "number" ? (-glyph * state.size) / 1000 : (glyph.width * state.size) / 1000 + state.spacing + (glyph.isSpace === true ? state.wordSpacing : 0);
    width *= state.scale;
    const placed = multiply(state.matrix, text);
    const [x, y] = [placed[4]!, placed[5]!];
    const [x2, y2] = [placed[0]! * width + x, placed[1]! * width + y];
    const middle = MIDDLE * state.size * Math.hypot(placed[2]!, placed[3]!);
    text = multiply(text, [1, 0, 0, 1, width, 0]);
    if (Math.abs(y2 - y) > 2) return;
    const isHidden = layersOpen.includes(false) || state.mode === INVISIBLE || state.mode === ONLY_CLIP || state.cover < 0.1;
    // What is only drawn around its edge shows the colour of lines, which is not looked at.
    const isSeen = !isHidden && (state.mode % 4 === 1 || canBeSeen(state.colour, paints, (x + x2) / 2, y - middle));
    runs.push({ y: y - middle, from: Math.min(x, x2), to: Math.max(x, x2), isSeen, after: paints.length });
  };
  for (let i = 0; i < fnArray.length; i++) {
    const args = (argsArray[i] ?? []) as readonly unknown[];
    const [first, second] = args as readonly [number, number];
    switch (fnArray[i]) {
      case ops["save"]:
        stack.push(state);
        break;
      case ops["restore"]:
      case ops["paintFormXObjectEnd"]:
        state = stack.pop() ?? state;
        break;
      case ops["transform"]:
        state = { ...state, matrix: multiply(state.matrix, args as Matrix) };
        break;
      case ops["paintFormXObjectBegin"]: {
        stack.push(state);
        const [matrix, box] = args as [Matrix | null, readonly number[] | null];
        if (matrix !== null) state = { ...state, matrix: multiply(state.matrix, matrix) };
        if (box !== null) state = { ...state, clip: within(boxOf(box, state.matrix), state.clip) };
        break;
      }
      case ops["setFillRGBColor"]:
        state = { ...state, colour: typeof args[0] === "string" ? args[0] : null };
        break;
      case ops["setFillColorN"]:
        state = { ...state, colour: null };
        break;
      case ops["setGState"]:
        for (const [name, value] of args[0] as [string, unknown][]) {
          if (name === "ca") state = { ...state, cover: Number(value) };
          else if (name === "BM") state = { ...state, isPlain: value === "source-over" };
        }
        break;
      case ops["setTextRenderingMode"]:
        state = { ...state, mode: first };
        break;
      case ops["setFont"]:
        state = { ...state, size: second };
        break;
      case ops["setCharSpacing"]:
        state = { ...state, spacing: first };
        break;
      case ops["setWordSpacing"]:
        state = { ...state, wordSpacing: first };
        break;
      case ops["setHScale"]:
        state = { ...state, scale: first / 100 };
        break;
      case ops["setLeading"]:
        state = { ...state, leading: -first };
        break;
      case ops["beginText"]:
        text = line = [1, 0, 0, 1, 0, 0];
        break;
      case ops["setTextMatrix"]:
        text = line = Array.from(args[0] as ArrayLike<number>);
        break;
      case ops["moveText"]:
        move(first, second);
        break;
      case ops["setLeadingMoveText"]:
        state = { ...state, leading: second };
        move(first, second);
        break;
      case ops["nextLine"]:
        move(0, state.leading);
        break;
      case ops["showText"]:
      case ops["showSpacedText"]:
        show(args[0] as Parameters<typeof show>[0]);
        break;
      case ops["beginMarkedContent"]:
        layersOpen.push(true);
        break;
      case ops["beginMarkedContentProps"]:
        layersOpen.push(args[0] !== "OC" || layers === null || layers.isVisible(args[1]));
        break;
      case ops["endMarkedContent"]:
        layersOpen.pop();
        break;
      case ops["clip"]:
      case ops["eoClip"]:
        willClip = true;
        break;
      case ops["constructPath"]: {
        const [operator, , box] = args as [number, unknown, ArrayLike<number> | null];
        const covered = box === null || box === undefined ? null : boxOf(Array.from(box), state.matrix);
        if (covered !== null && FILLS.some((name) => ops[name] === operator)) paint(covered, state.colour);
        if (willClip && covered !== null) state = { ...state, clip: within(covered, state.clip) };
        willClip = false;
        break;
      }
      case ops["shadingFill"]:
        paint(state.clip, null);
        break;
      case ops["paintImageXObject"]:
      case ops["paintInlineImageXObject"]:
      case ops["paintImageMaskXObject"]:
        paint(boxOf([0, 0, 1, 1], state.matrix), null);
        break;
    }
  }
  return { runs, paints };
}

const FILLS = ["fill", "eoFill", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"];

/** Whether a colour stands out from what was painted last at a place. */
function canBeSeen(colour: string | null, paints: readonly Paint[], x: number, y: number): boolean {
  if (colour === null) return true;
  const behind = paints.findLast((box) => isInside(box, x, y));
  if (behind === undefined) return !isNear(colour, PAPER);
  return behind.colour === null ? !isNear(colour, PAPER) : !isNear(colour, behind.colour);
}

function isInside({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** Whether nobody can tell two colours apart. */
function isNear(one: string, other: string): boolean {
  return [1, 3, 5].every((at) => Math.abs(Number.parseInt(one.slice(at, at + 2), 16) - Number.parseInt(other.slice(at, at + 2), 16)) < 16);
}

function boxOf([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[], m: Matrix): Box {
  const xs = [m[0]! * x1 + m[2]! * y1, m[0]! * x2 + m[2]! * y1, m[0]! * x1 + m[2]! * y2, m[0]! * x2 + m[2]! * y2].map((x) => x + m[4]!);
  const ys = [m[1]! * x1 + m[3]! * y1, m[1]! * x2 + m[3]! * y1, m[1]! * x1 + m[3]! * y2, m[1]! * x2 + m[3]! * y2].map((y) => y + m[5]!);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function within(box: Box, clip: Box): Box {
  return { left: Math.max(box.left, clip.left), top: Math.max(box.top, clip.top), right: Math.min(box.right, clip.right), bottom: Math.min(box.bottom, clip.bottom) };
}
