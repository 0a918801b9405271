// Undo in many levels. A run of keys in one field is one level; the levels outlive a lock (useUndo.ts).
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last change was made in and when: the next key there belongs to the same level. */
  last: { path: string; at_ms: number; since_ms: number } | null;
}

/** A pause this long, or a run this long, starts a new level. */
const PAUSE_MS = 800;
const RUN_MS = 4000;
const LEVELS = 300;

export const begin = <T,>(present: T): History<T> => ({ past: [], present, future: [], last: null });

/** A change made in `path` (a field, a row). */
export function change<T>(history: History<T>, present: T, path: string, now_ms: number): History<T> {
  const { last } = history;
  const same = last?.path === path && now_ms - last.at_ms < PAUSE_MS && now_ms - last.since_ms < RUN_MS;
  return {
    past: same ? history.past : [...history.past, history.present].slice(-LEVELS),
    present,
    future: [],
    last: { path, at_ms: now_ms, since_ms: same && last ? last.since_ms : now_ms },
  };
}

export function undo<T>(history: History<T>): History<T> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], last: null };
}

export function redo<T>(history: History<T>): History<T> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, last: null };
}

/** The levels as text of at most so many characters; the oldest fall away. */
export function packed<T>({ past, future }: History<T>, max: number): string {
  let kept = past;
  for (;;) {
    const text = JSON.stringify({ past: kept, future });
    if (text.length <= max || kept.length === 0) return text;
    kept = kept.slice(Math.ceil(kept.length / 4));
  }
}

/** Levels out of `packed`; anything else gives none, because undo is never worth a failure. */
export function unpacked<T>(text: string): { past: T[]; future: T[] } {
  try {
    const { past, future } = JSON.parse(text) as { past?: T[]; future?: T[] };
    return { past: past ?? [], future: future ?? [] };
  } catch {
    return { past: [], future: [] };
  }
}
