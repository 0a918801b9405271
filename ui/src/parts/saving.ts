// Autosave: 500 ms after the last key, never more than one second of text unsaved. Every open form has
// one Saver; the status bar shows them all together, and the lock takes their last words.
import { CallError } from '../api/call';

export type SaveKind = 'idle' | 'pending' | 'saving' | 'saved' | 'failed';
export interface SaveState {
  kind: SaveKind;
  /** Instant of the last success. */
  at: string | null;
  error: CallError | null;
}

export const QUIET_MS = 500;
export const LONGEST_MS = 1000;
export const RETRY_MS = 5000;

const savers = new Set<Saver<never>>();
const listeners = new Set<() => void>();
let shown: SaveState = { kind: 'idle', at: null, error: null };

/** Saves one form. A failed save keeps its text and tries again until it is saved or cancelled. */
export class Saver<T> {
  state: SaveState = { kind: 'idle', at: null, error: null };
  private waiting: { value: T } | undefined;
  private running: Promise<boolean> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstChange_ms = 0;

  private save: (value: T) => Promise<{ at: string }> = () => Promise.reject(new CallError('internal'));

  /** How the form is saved; its latest closure. */
  saveWith(save: (value: T) => Promise<{ at: string }>): void {
    this.save = save;
  }

  /** The form changed. */
  change(value: T): void {
    const now_ms = Date.now();
    if (!this.waiting) this.firstChange_ms = now_ms;
    this.waiting = { value };
    savers.add(this as unknown as Saver<never>);
    const rest_ms = Math.max(0, this.firstChange_ms + LONGEST_MS - now_ms);
    this.schedule(Math.min(QUIET_MS, rest_ms));
    if (this.state.kind !== 'saving' && this.state.kind !== 'failed') this.set({ ...this.state, kind: 'pending' });
  }

  /** Saves what waits, now. True when everything is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running || this.waiting) {
      this.running ??= this.once();
      if (!(await this.running)) return false;
    }
    return true;
  }

  /** The form is gone (left, discarded): nothing more is saved. */
  cancel(): void {
    clearTimeout(this.timer);
    this.waiting = undefined;
    savers.delete(this as unknown as Saver<never>);
    if (this.state.kind !== 'saved') this.set({ ...this.state, kind: 'idle', error: null });
  }

  private async once(): Promise<boolean> {
    const job = this.waiting;
    if (!job) return true;
    this.waiting = undefined;
    // A new try after a failure is no news: the alert stands until the text is saved, and is read once.
    if (this.state.kind !== 'failed') this.set({ ...this.state, kind: 'saving' });
    try {
      const { at } = await this.save(job.value);
      if (!this.waiting) savers.delete(this as unknown as Saver<never>);
      this.set({ kind: this.waiting ? 'pending' : 'saved', at, error: null });
      return true;
    } catch (fault) {
      this.waiting ??= job;
      this.schedule(RETRY_MS);
      this.set({ ...this.state, kind: 'failed', error: fault instanceof CallError ? fault : new CallError('internal') });
      return false;
    } finally {
      this.running = undefined;
    }
  }

  private schedule(after_ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after_ms);
  }

  private set(state: SaveState): void {
    this.state = state;
    shown = summary(state);
    for (const tell of listeners) tell();
  }
}

let last = false;

/** The lock comes next: what is saved now is all there will be. */
export const isLastFlush = (): boolean => last;

/** Saves every open form. True when nothing is left unsaved. */
export async function flushAll(how: { last?: boolean } = {}): Promise<boolean> {
  last = how.last ?? false;
  try {
    const results = await Promise.all([...savers].map((saver) => saver.flush()));
    return results.every(Boolean);
  } finally {
    last = false;
  }
}

/** Is there text that only the screen holds? */
export const anyUnsaved = (): boolean => savers.size > 0;

/** What the status bar says: a failure before a save in progress before the last success. */
function summary(latest: SaveState): SaveState {
  const states = [...savers].map((saver) => saver.state);
  return states.find(({ kind }) => kind === 'failed') ?? states.find(({ kind }) => kind === 'saving') ?? latest;
}

export const savingStore = {
  subscribe(tell: () => void): () => void {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
  get: (): SaveState => shown,
  /** After a lock: nothing more is saved, and the next user starts without the last one's line. */
  reset(): void {
    for (const saver of savers) saver.cancel();
    shown = { kind: 'idle', at: null, error: null };
    for (const tell of listeners) tell();
  },
};

// Whatever takes the window away saves first.
if (typeof window !== 'undefined') {
  const flush = () => void flushAll();
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
}
