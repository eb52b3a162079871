import { cellStamps, type CellStamps, type StampWords } from "./cell-stamps.ts";
import { drawGrid, type GridScene } from "./draw-grid.ts";
import { readGridLooks, watchGridLooks, type GridLooks } from "./grid-looks.ts";
import type { GridMeasures } from "./grid-measures.ts";
import { openPen, type Pen } from "./open-pen.ts";
import type { GridPlace } from "./seen-cells.ts";

/** What is painted, and how large. */
export interface Painted {
  readonly scene: GridScene;
  readonly measures: GridMeasures;
  readonly cellWords: StampWords;
}

/** Keeps the picture of a grid as its frame is scrolled, sized and coloured. */
export interface Painter {
  readonly show: (painted: Painted) => void;
  readonly close: () => void;
}

/** Where a frame stands in what it shows. */
export function placeOf(frame: HTMLElement, { scene, measures }: Pick<Painted, "scene" | "measures">): GridPlace {
  return { rows: scene.rows.length, drawn: scene.drawn, measures, width: frame.clientWidth, height: frame.clientHeight, left: frame.scrollLeft, top: frame.scrollTop };
}

interface Tools {
  readonly looks: GridLooks;
  readonly stamps: CellStamps;
  readonly pen: Pen;
}

/** Paints a grid on a canvas that stays in sight while its frame is scrolled. `data-drawn` on the frame says what stands there. */
export function openPainter(frame: HTMLElement, canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext("2d", { alpha: false })!;
  let now: Painted | null = null;
  let tools: Tools | null = null;
  const paint = () => {
    if (now === null || frame.clientWidth === 0) return;
    tools ??= makeTools(now);
    drawGrid(tools.pen, now.scene, placeOf(frame, now), tools);
    const drawn = `${now.scene.rows.length}×${now.scene.drawn.columns.length}`;
    if (frame.dataset["drawn"] !== drawn) frame.dataset["drawn"] = drawn;
  };
  const makeTools = ({ measures, cellWords }: Painted): Tools => {
    const looks = readGridLooks(frame);
    return { looks, stamps: cellStamps(looks, measures, devicePixelRatio, cellWords), pen: openPen(context, looks, measures.unit, devicePixelRatio) };
  };
  const afresh = () => {
    tools = null;
    paint();
  };
  const fit = () => {
    const [width, height, ratio] = [frame.clientWidth, frame.clientHeight, devicePixelRatio];
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    afresh();
  };
  // It is told of the first size too, and of another one when the page is zoomed.
  const size = new ResizeObserver(fit);
  size.observe(frame);
  const stopWatching = watchGridLooks(afresh);
  const stopSharpness = watchSharpness(fit);
  // Told once a frame, before it is drawn.
  frame.addEventListener("scroll", paint, { passive: true });
  return {
    show(painted) {
      const isSameStyle = now !== null && now.measures === painted.measures && now.cellWords === painted.cellWords;
      now = painted;
      if (!isSameStyle) tools = null;
      if (canvas.width > 0 && canvas.style.width !== "") paint();
    },
    close() {
      size.disconnect();
      stopWatching();
      stopSharpness();
      frame.removeEventListener("scroll", paint);
    },
  };
}

/** Tells when the page comes to a screen with other pixels. @returns how to stop */
function watchSharpness(onChange: () => void): () => void {
  let query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const change = () => {
    query.removeEventListener("change", change);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", change);
    onChange();
  };
  query.addEventListener("change", change);
  return () => query.removeEventListener("change", change);
}
