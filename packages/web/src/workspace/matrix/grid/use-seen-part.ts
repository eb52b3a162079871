import { useEffect, useState, type RefObject } from "react";

/** What of a scrolled frame is seen, in pixels of its content; nothing before it was first looked at. */
export interface SeenPart {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  /** Of the frame itself. */
  readonly frameWidth: number;
}

/** Steps in which the seen part moves, down and to the right: within one, nothing is made anew. */
const [DOWN, RIGHT] = [132, 460];

/** How long a frame stands still before it is looked at. */
const REST_MS = 120;

/** Follows what of a frame is seen, in coarse steps, whenever it comes to rest. @returns the part, and a way to look at once */
export function useSeenPart(frame: RefObject<HTMLElement | null>): [SeenPart | null, () => void] {
  const [part, setPart] = useState<SeenPart | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let resting: ReturnType<typeof setTimeout>;
    const wait = () => {
      clearTimeout(resting);
      resting = setTimeout(() => setPart((before) => partOf(element, before)), REST_MS);
    };
    element.addEventListener("scroll", wait, { passive: true });
    // It is told of the first size too.
    const size = new ResizeObserver(wait);
    size.observe(element);
    return () => {
      clearTimeout(resting);
      element.removeEventListener("scroll", wait);
      size.disconnect();
    };
  }, [frame]);
  const look = () => {
    const element = frame.current;
    if (element !== null) setPart((before) => partOf(element, before));
  };
  return [part, look];
}

/** What is seen now; the part before where that is the same. */
function partOf(element: HTMLElement, before: SeenPart | null): SeenPart {
  const now = { top: floor(element.scrollTop, DOWN), left: floor(element.scrollLeft, RIGHT), height: element.clientHeight + DOWN, width: element.clientWidth + RIGHT, frameWidth: element.clientWidth };
  return before !== null && before.top === now.top && before.left === now.left && before.height === now.height && before.width === now.width ? before : now;
}

function floor(pixels: number, step: number): number {
  return Math.floor(pixels / step) * step;
}
