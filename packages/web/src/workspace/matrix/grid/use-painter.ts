import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import { openPainter, type Painted, type Painter } from "./open-painter.ts";

/** Keeps the picture on a canvas as its frame is scrolled and as what it shows changes. */
export function usePainter(frame: RefObject<HTMLElement | null>, canvas: RefObject<HTMLCanvasElement | null>, painted: Painted): void {
  const painter = useRef<Painter>(null);
  const shown = useRef(painted);
  useEffect(() => {
    if (frame.current === null || canvas.current === null) return;
    const opened = openPainter(frame.current, canvas.current);
    opened.show(shown.current);
    painter.current = opened;
    return () => {
      painter.current = null;
      opened.close();
    };
  }, [frame, canvas]);
  useLayoutEffect(() => {
    shown.current = painted;
    painter.current?.show(painted);
  }, [painted]);
}
