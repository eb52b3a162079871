/*
 * What runs in the page that is measured. Each function stands alone: it is sent there as text.
 */

/** Runs before the page: `painted` is when the second frame after the first picture with all data begins. */
export function watchPainted(): void {
  const look = (done: (at: number) => void) => {
    if (document.querySelector("[data-drawn], [data-empty]") === null) requestAnimationFrame(() => look(done));
    else requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  };
  Object.assign(globalThis, { painted: new Promise<number>((done) => look(done)) });
}

/** Counts the cells that are stamped on canvases from now on, as `stamped`. */
export function countStamps(): void {
  const counted = globalThis as unknown as { stamped: number };
  counted.stamped = 0;
  const pen = CanvasRenderingContext2D.prototype as unknown as { drawImage: (...args: unknown[]) => void };
  const draw = pen.drawImage;
  pen.drawImage = function drawImage(...args) {
    counted.stamped++;
    draw.apply(this, args);
  };
}

/** Scrolls in every frame. @returns when each frame began, and in how many cells had been drawn anew */
export function scrollFor({ milliseconds, selector }: { readonly milliseconds: number; readonly selector: string }): Promise<{ readonly frames: number[]; readonly drawn: number }> {
  const grid = document.querySelector(selector) as HTMLElement;
  const counted = globalThis as unknown as { stamped?: number };
  const frames: number[] = [];
  let drawn = 0;
  let before = counted.stamped;
  return new Promise((done) => {
    const step = (at: number) => {
      frames.push(at);
      if (counted.stamped !== before) drawn++;
      before = counted.stamped;
      if (at - (frames[0] ?? 0) > milliseconds) return done({ frames, drawn });
      grid.scrollTop = (frames.length * 43) % (grid.scrollHeight - grid.clientHeight);
      grid.scrollLeft = (frames.length * 11) % (grid.scrollWidth - grid.clientWidth);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Chooses a filter. @returns milliseconds until the frame after the cells were drawn anew */
export function chooseFilter({ label, value }: { readonly label: string; readonly value: string }): Promise<number> {
  const name = [...document.querySelectorAll("main label")].find((one) => one.textContent === label) as HTMLLabelElement;
  const box = document.getElementById(name.htmlFor) as HTMLSelectElement;
  const counted = globalThis as unknown as { stamped: number };
  const before = counted.stamped;
  const began = performance.now();
  box.value = value === "first" ? (box.options[1]?.value ?? "") : value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  return new Promise((done) => {
    const look = () => requestAnimationFrame(() => (counted.stamped === before && performance.now() - began < 3000 ? look() : requestAnimationFrame(() => done(performance.now() - began))));
    look();
  });
}

/** Types into the search. @returns milliseconds until the frame after the count has changed and the cells were drawn anew */
export function typeSearch(text: string): Promise<number> {
  const box = document.querySelector("main input[type=search]") as HTMLInputElement;
  const count = document.querySelector("main output") as HTMLElement;
  const counted = globalThis as unknown as { stamped: number };
  const before = { count: count.textContent, stamped: counted.stamped };
  const began = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(box, text);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return new Promise((done) => {
    const isDone = () => (count.textContent !== before.count && counted.stamped !== before.stamped) || performance.now() - began > 3000;
    const look = () => requestAnimationFrame(() => (isDone() ? requestAnimationFrame(() => done(performance.now() - began)) : look()));
    look();
  });
}
