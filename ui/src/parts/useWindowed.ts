// A window over a long list of rows of one height: only what can be seen is in the document. It follows
// whichever box scrolls, so that it also works at 200 % zoom, where the document does.
import { useEffect, useState } from 'react';

/** Rows kept above and below what is seen. */
const SPARE_ROWS = 12;
/** Shown before anything is measured, and where nothing has a size. */
const FIRST_ROWS = 40;
/** Height of a row before the first one is measured. */
const GUESS_PX = 41;

interface Range {
  start: number;
  end: number;
  row_px: number;
}

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

/** `list` holds the rows; each has `data-row`. */
export function useWindowed(list: HTMLElement | null, count: number): Windowed {
  const [range, setRange] = useState<Range>({ start: 0, end: FIRST_ROWS, row_px: GUESS_PX });
  useEffect(() => {
    if (!list) return undefined;
    const measure = () => setRange((before) => seen(list, before));
    // Scrolling does not bubble, but it can be caught on its way down: one listener for every box.
    document.addEventListener('scroll', measure, { capture: true, passive: true });
    window.addEventListener('resize', measure);
    const watch = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure);
    watch?.observe(list);
    return () => {
      document.removeEventListener('scroll', measure, { capture: true });
      window.removeEventListener('resize', measure);
      watch?.disconnect();
    };
  }, [list]);
  const reveal = (row: number) => {
    if (list) scrollTo(list, row, range.row_px);
    setRange((before) => (row >= before.start && row < before.end ? before : { ...before, start: Math.max(0, row - FIRST_ROWS / 2), end: row + FIRST_ROWS / 2 }));
  };
  const start = Math.max(0, Math.min(range.start, count - 1));
  const end = Math.min(range.end, count);
  return { start, end, above_px: start * range.row_px, below_px: Math.max(0, count - end) * range.row_px, reveal };
}

/** The rows that can be seen now, with some to spare. */
function seen(list: HTMLElement, before: Range): Range {
  const scroller = scrollerOf(list);
  const row_px = list.querySelector('[data-row]')?.getBoundingClientRect().height || before.row_px;
  const top_px = list.getBoundingClientRect().top - (scroller?.getBoundingClientRect().top ?? 0);
  const height_px = scroller?.clientHeight ?? window.innerHeight;
  const start = Math.max(0, Math.floor(-top_px / row_px) - SPARE_ROWS);
  const end = Math.max(Math.ceil((height_px - top_px) / row_px) + SPARE_ROWS, start + FIRST_ROWS);
  return before.start === start && before.end === end && before.row_px === row_px ? before : { start, end, row_px };
}

function scrollTo(list: HTMLElement, row: number, row_px: number): void {
  const inner = scrollerOf(list);
  const scroller = inner ?? document.documentElement;
  const at_px = list.getBoundingClientRect().top - (inner?.getBoundingClientRect().top ?? 0) + row * row_px;
  if (at_px < 0 || at_px + row_px > scroller.clientHeight) scroller.scrollTop += at_px - scroller.clientHeight / 2;
}

/** The nearest box around that scrolls; none when the document does. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
