import { operatorCode, walkContent } from "./content-tokens.ts";
import { CLOSE, CURVE, LINE, type Matrix, MOST_PATHS, MOVE, multiply, pathRulings, type Ruling } from "./path-rulings.ts";

/** What an operator does to the path or the place; `other` stands for lines' colours, places of text, marks, clips, graphics state. */
type Effect = keyof typeof TAKES | "stroke" | "closed stroke" | "fill" | "place" | "colour" | "mode" | "text" | "other";

/** How many numbers these take. */
const TAKES = { re: 4, m: 2, l: 2, c: 6, v: 4, y: 4, h: 0, cm: 6, q: 0, Q: 0, n: 0 } as const;

const EFFECTS: ReadonlyMap<number, Effect> = new Map(
  [
    ...(Object.keys(TAKES) as (keyof typeof TAKES)[]).map((name) => [name, name] as const),
    ...named("stroke", "S B B*"),
    ...named("closed stroke", "s b b*"),
    ...named("fill", "f F f*"),
    ...named("place", "Do"),
    ...named("colour", "sc scn g rg k"),
    ...named("mode", "Tr"),
    ...named("text", "Tj TJ ' \""),
    ...named("other", "w J j M d ri i gs W W* BT ET Tc Tw Tz TL Tf Ts Td TD Tm T* CS cs SC SCN G RG K MP DP BMC BDC EMC BX EX d0 d1 sh"),
  ].map(([name, effect]) => [operatorCode([...name].map((letter) => letter.charCodeAt(0))), effect]),
);

function named(effect: Effect, names: string): (readonly [string, Effect])[] {
  return names.split(" ").map((name) => [name, effect]);
}

/**
 * The horizontal lines that a page's content draws, found without the fonts and images that the PDF library loads first.
 * @param view the page's viewport transform at scale 1
 * @param mayHoldDrawings whether what it places may be a drawing, as against a picture
 * @param notes is told when some text is white, is not painted, or is painted over in white
 * @returns `null` when something in it, as a drawing within the drawing, is better left to the PDF library
 */
export function contentRulings(parts: readonly Uint8Array[], view: Matrix, mayHoldDrawings = true, notes: ContentNotes = { mayHideText: false }): Ruling[] | null {
  const rulings: Ruling[] = [];
  const stack: { matrix: Matrix; isWhite: boolean; isPainted: boolean }[] = [];
  let matrix = view;
  let [isWhite, isPainted, hasText] = [false, true, false];
  let path: number[] = [];
  let [x, y] = [0, 0];
  let isPlain = true;
  const draw = (isStroked: boolean) => {
    rulings.push(...pathRulings(new Float32Array(path), matrix, isStroked));
    path = [];
  };
  walkContent(parts, (operator, o, count) => {
    const effect = EFFECTS.get(operator);
    if (effect === "other") return true;
    if (effect === undefined || (effect in TAKES && count !== TAKES[effect as keyof typeof TAKES])) return (isPlain = false);
    switch (effect) {
      case "colour":
        isWhite = isNearlyWhite(o, count);
        return true;
      case "mode":
        isPainted = o[0]! < 3;
        return true;
      case "text":
        hasText = true;
        notes.mayHideText ||= isWhite || !isPainted;
        return true;
      case "re":
        addBox(path, o[0]!, o[1]!, o[2]!, o[3]!);
        break;
      case "m":
      case "l":
        path.push(effect === "m" ? MOVE : LINE, o[0]!, o[1]!);
        break;
      case "c":
        path.push(CURVE, o[0]!, o[1]!, o[2]!, o[3]!, o[4]!, o[5]!);
        break;
      case "v":
        path.push(CURVE, x, y, o[0]!, o[1]!, o[2]!, o[3]!);
        break;
      case "y":
        path.push(CURVE, o[0]!, o[1]!, o[2]!, o[3]!, o[2]!, o[3]!);
        break;
      case "h":
        path.push(CLOSE);
        break;
      case "n":
        path = [];
        break;
      case "q":
        stack.push({ matrix, isWhite, isPainted });
        break;
      case "Q":
        ({ matrix, isWhite, isPainted } = stack.pop() ?? { matrix, isWhite, isPainted });
        break;
      case "cm":
        matrix = multiply(matrix, Array.from(o.subarray(0, 6)));
        return true;
      case "closed stroke":
        path.push(CLOSE);
        draw(true);
        break;
      case "place":
        return (isPlain = !mayHoldDrawings);
      default:
        notes.mayHideText ||= isWhite && hasText && effect === "fill";
        draw(effect === "stroke");
    }
    if (count >= 2) [x, y] = effect === "re" ? [o[0]!, o[1]!] : [o[count - 2]!, o[count - 1]!];
    if (rulings.length < MOST_PATHS) return true;
    notes.mayHideText = true;
    return false;
  });
  return isPlain ? rulings : null;
}

/** What was noticed on the way through a page's content. */
export interface ContentNotes {
  mayHideText: boolean;
}

/** Grey, red green blue, or inks: no operand says which, their number does. */
function isNearlyWhite(o: Float64Array, count: number): boolean {
  if (count === 4) return o[0]! + o[1]! + o[2]! + o[3]! < 0.1;
  return (count === 1 || count === 3) && o[0]! > 0.93 && (count === 1 || (o[1]! > 0.93 && o[2]! > 0.93));
}

function addBox(path: number[], x: number, y: number, width: number, height: number): void {
  const [right, top] = [x + width, y + height];
  if (width === 0 || height === 0) path.push(MOVE, x, y, LINE, right, top, CLOSE);
  else path.push(MOVE, x, y, LINE, right, y, LINE, right, top, LINE, x, top, CLOSE);
}
