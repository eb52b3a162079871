import { cellOf } from "../model/cells.ts";
import type { GridLooks, Ink } from "./grid-looks.ts";
import type { GridMeasures } from "./grid-measures.ts";

/** A cell that is drawn once and stamped wherever it is seen. */
export type Stamp = HTMLCanvasElement;

export interface CellStamps {
  /** The cell of a letter: its sign, and its word below it. */
  readonly ofLetter: (letter: string) => Stamp;
  /** A folded chapter with so many open cells. */
  readonly ofCount: (open: number) => Stamp;
}

export interface StampWords {
  /** The word of a cell; "" draws the sign alone. */
  readonly wordOf: (letter: string) => string;
  readonly openCount: (open: number) => string;
}

/** Makes the stamps of a look as they are needed. @param ratio device pixels of a CSS pixel */
export function cellStamps(looks: GridLooks, measures: GridMeasures, ratio: number, words: StampWords): CellStamps {
  const { unit } = measures;
  const made = new Map<string, Stamp>();
  const stamp = (key: string, width: number, ink: Ink, draw: (context: CanvasRenderingContext2D, middle: number, height: number) => void): Stamp => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const canvas = document.createElement("canvas");
    const height = measures.row - 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const context = canvas.getContext("2d", { alpha: false })!;
    context.scale(ratio, ratio);
    context.fillStyle = ink.ground ?? looks.body.ground ?? "Canvas";
    context.fillRect(0, 0, width, height);
    context.fillStyle = ink.color;
    context.textAlign = "center";
    context.textBaseline = "middle";
    draw(context, width / 2, height);
    made.set(key, canvas);
    return canvas;
  };
  const font = (size: number, isBold: boolean) => `${isBold ? "700" : "400"} ${size * unit}px ${looks.family}`;
  return {
    ofLetter(letter) {
      const ink = looks.cells[letter] ?? looks.cells["?"]!;
      return stamp(letter, measures.cell, ink, (context, middle, height) => {
        const word = words.wordOf(letter);
        context.font = font(16, ink.isBold);
        context.fillText(cellOf(letter).sign, middle, word === "" ? height / 2 : height / 2 - 6 * unit);
        context.font = font(10, false);
        if (word !== "") context.fillText(word, middle, height / 2 + 9 * unit, measures.cell - 2);
      });
    },
    ofCount(open) {
      const ink = open === 0 ? looks.nothingOpen : looks.someOpen;
      return stamp(`open ${open}`, measures.folded, ink, (context, middle, height) => {
        context.font = font(12, ink.isBold);
        context.fillText(open === 0 ? "○" : words.openCount(open), middle, height / 2, measures.folded - 4);
        context.fillStyle = looks.line.color;
        context.fillRect(measures.folded - 1, 0, 1, height);
      });
    },
  };
}
