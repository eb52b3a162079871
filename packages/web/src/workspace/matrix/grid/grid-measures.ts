/** Sizes of the grid in CSS pixels; they grow with the reader's own letter size. */
export interface GridMeasures {
  /** One root letter size of 16 pixels is 1. */
  readonly unit: number;
  readonly cell: number;
  readonly folded: number;
  readonly row: number;
  /** The chapters' line. */
  readonly chapters: number;
  /** The chapters' line and the numbers' line together. */
  readonly head: number;
}

/** @param hasText whether the word stands below the sign of a cell */
export function gridMeasures(hasText: boolean, unit: number): GridMeasures {
  const whole = (pixels: number) => Math.round(pixels * unit);
  return { unit, cell: whole(hasText ? 46 : 32), folded: whole(112), row: whole(hasText ? 44 : 32), chapters: whole(36), head: whole(36) + whole(96) };
}

/** How wide the systems' names stand in a frame of this width. */
export function nameWidthIn(frameWidth: number, { unit }: GridMeasures): number {
  return Math.round(unit * (frameWidth < 600 ? 132 : 232));
}

/** How much larger than usual the reader's letters are. */
export function rootUnit(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
}
