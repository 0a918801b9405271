// A window over a long list of rows of one height: only what can be seen is in the document. It follows
// whichever box scrolls, so that it also works at 200 % zoom, where the document does.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';

/** Rows kept above and below what is seen. */
const SPARE_ROWS = 12;
/** Shown before anything is measured, and where nothing has a size. */
const FIRST_ROWS = 40;

export interface Windowed {
  /** First row in the document. */
  start: number;
  /** First row after the window. */
  end: number;
  /** Heights of what is left out, in px. */
  above_px: number;
  below_px: number;
  /** Scrolls so that a row is in the document. */
  reveal: (row: number) => void;
}

/** `list` holds the rows; `row_px` is the height of one. */
export function useWindowed(list: RefObject<HTMLElement | null>, count: number, row_px: number): Windowed {
  const [range, setRange] = useState({ start: 0, end: FIRST_ROWS });
  const measure = useCallback(() => {
    const box = list.current;
    if (!box) return;
    const scroller = scrollerOf(box);
    const top_px = box.getBoundingClientRect().top - (scroller?.getBoundingClientRect().top ?? 0);
    const seen_px = scroller?.clientHeight ?? window.innerHeight;
    const first = Math.max(0, Math.floor(-top_px / row_px) - SPARE_ROWS);
    const last = Math.ceil((seen_px - top_px) / row_px) + SPARE_ROWS;
    const next = { start: first, end: Math.max(last, first + FIRST_ROWS) };
    setRange((before) => (before.start === next.start && before.end === next.end ? before : next));
  }, [list, row_px]);
  useLayoutEffect(measure, [measure, count]);
  useEffect(() => {
    // Scrolling does not bubble, but it can be caught on its way down: one listener for every box.
    document.addEventListener('scroll', measure, { capture: true, passive: true });
    window.addEventListener('resize', measure);
    return () => {
      document.removeEventListener('scroll', measure, { capture: true });
      window.removeEventListener('resize', measure);
    };
  }, [measure]);
  const reveal = useCallback(
    (row: number) => {
      const box = list.current;
      if (!box) return;
      const scroller = scrollerOf(box) ?? document.documentElement;
      const seen_px = scroller.clientHeight;
      const at_px = box.getBoundingClientRect().top - (scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top) + row * row_px;
      if (at_px < 0 || at_px + row_px > seen_px) scroller.scrollTop += at_px - seen_px / 2;
      setRange((before) => (row >= before.start && row < before.end ? before : { start: Math.max(0, row - FIRST_ROWS / 2), end: row + FIRST_ROWS / 2 }));
    },
    [list, row_px],
  );
  const start = Math.min(range.start, Math.max(0, count - 1));
  const end = Math.min(range.end, count);
  return { start, end, above_px: start * row_px, below_px: Math.max(0, count - end) * row_px, reveal };
}

/** The nearest box around that scrolls; none when the document does. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
