import { useEffect, useState, type RefObject } from "react";

/** What of a scrolled frame is seen, in pixels of its content. */
export interface SeenPart {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
  /** Of the frame itself. */
  readonly frameWidth: number;
}

/** Steps in which the seen part moves, down and to the right: within one, nothing is drawn anew. */
const [DOWN, RIGHT] = [132, 460];

/** Follows what of a frame is seen, in coarse steps. */
export function useSeenPart(frame: RefObject<HTMLElement | null>): SeenPart {
  const [part, setPart] = useState<SeenPart>({ top: 0, left: 0, height: 800, width: 1600, frameWidth: 1200 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = () => {
      const now = { top: floor(element.scrollTop, DOWN), left: floor(element.scrollLeft, RIGHT), height: element.clientHeight + DOWN, width: element.clientWidth + RIGHT, frameWidth: element.clientWidth };
      setPart((before) => (before.top === now.top && before.left === now.left && before.height === now.height && before.width === now.width ? before : now));
    };
    element.addEventListener("scroll", look, { passive: true });
    // It is told of the first size too.
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      size.disconnect();
    };
  }, [frame]);
  return part;
}

function floor(pixels: number, step: number): number {
  return Math.floor(pixels / step) * step;
}
