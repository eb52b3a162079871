import { fitText } from "./fit-text.ts";
import type { GridLooks, Ink } from "./grid-looks.ts";
import { verticalRuns } from "./vertical-runs.ts";

const MOST_KEPT = 4000;

/** How a line is written. */
interface Written {
  readonly ink: Ink;
  readonly size: number;
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly room: number;
  readonly align?: "center";
}

/** Draws lines of words, boxes and stamps in CSS pixels, on whole device pixels. */
export type Pen = ReturnType<typeof openPen>;

/** A pen for one look of letters. @param unit of the measures @param ratio device pixels of a CSS pixel */
export function openPen(context: CanvasRenderingContext2D, { family }: Pick<GridLooks, "family">, unit: number, ratio: number) {
  /** Texts as they were cut to their room. */
  const cut = new Map<string, string>();
  /** Whole device pixels keep edges sharp and stamps unscaled. */
  const snap = (pixels: number) => Math.round(pixels * ratio) / ratio;
  const setFont = ({ ink, size }: Pick<Written, "ink" | "size">) => {
    context.fillStyle = ink.color;
    context.font = `${ink.isBold ? "700" : "400"} ${size * unit}px ${family}`;
  };
  const fitted = (text: string, { room, size, ink }: Written) => {
    const key = `${size} ${ink.isBold} ${Math.round(room)} ${text}`;
    let found = cut.get(key);
    if (found === undefined) {
      if (cut.size > MOST_KEPT) cut.clear();
      cut.set(key, (found = fitText(text, room, (one) => context.measureText(one).width)));
    }
    return found;
  };
  const write = (text: string, written: Written): string => {
    setFont(written);
    context.textAlign = written.align ?? "left";
    context.textBaseline = "middle";
    const shown = fitted(text, written);
    context.fillText(shown, snap(written.x), snap(written.y));
    return shown;
  };
  return {
    color: (ink: Ink) => void (context.fillStyle = ink.color),
    box: (x: number, y: number, width: number, height: number) => context.fillRect(snap(x), snap(y), width, height),
    fill(ink: Ink, x: number, y: number, width: number, height: number) {
      context.fillStyle = ink.ground ?? "Canvas";
      context.fillRect(snap(x), snap(y), width, height);
    },
    stamp: (stamp: HTMLCanvasElement, x: number, y: number) => context.drawImage(stamp, snap(x), snap(y), stamp.width / ratio, stamp.height / ratio),
    outline(ink: Ink, x: number, y: number, width: number, height: number) {
      context.strokeStyle = ink.color;
      context.lineWidth = 3;
      context.strokeRect(snap(x) + 1.5, snap(y) + 1.5, width - 3, height - 3);
    },
    text: (text: string, written: Written) => void write(text, written),
    underlined(text: string, written: Written) {
      const shown = write(text, written);
      context.fillRect(snap(written.x), snap(written.y + written.size * unit * 0.5) + 1, context.measureText(shown).width, 1);
    },
    /** A line from top to bottom that ends at `bottom`, its letters turned as in Japanese vertical writing. */
    vertical(text: string, { ink, size, x, bottom }: { readonly ink: Ink; readonly size: number; readonly x: number; readonly bottom: number }) {
      setFont({ ink, size });
      context.textBaseline = "middle";
      const runs = verticalRuns(text).map((run) => ({ ...run, length: run.isUpright ? size * unit : context.measureText(run.text).width }));
      let y = bottom - runs.reduce((sum, { length }) => sum + length, 0);
      for (const { text: run, isUpright, length } of runs) {
        context.save();
        context.translate(snap(x), snap(y + (isUpright ? length / 2 : 0)));
        if (!isUpright) context.rotate(Math.PI / 2);
        context.textAlign = isUpright ? "center" : "left";
        context.fillText(run, 0, 0);
        context.restore();
        y += length;
      }
    },
  };
}
