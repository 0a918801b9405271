import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { frame } from '../text/sv';
import { tellPresence } from './presence';

/** Words in the status bar from here on. */
export const WORDS_MS = 60_000;
/** A dialog that must be answered from here on. */
export const DIALOG_MS = 30_000;

const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Time left before the idle lock. A store of its own, so that the second hand redraws only who reads it. */
class Countdown {
  private lastActivity_ms = Date.now();
  private listeners = new Set<() => void>();
  /** Whole seconds left when under a minute, else null. */
  seconds: number | null = null;

  constructor(private limit_ms: number) {}

  touch = (): void => {
    // Once the dialog asks, only its answer counts: a moved mouse is nobody in particular.
    if (this.seconds !== null && this.seconds * 1000 <= DIALOG_MS) return;
    this.restart();
  };

  restart = (): void => {
    this.lastActivity_ms = Date.now();
    tellPresence();
    this.set(null);
  };

  setLimit(limit_ms: number): void {
    this.limit_ms = limit_ms;
  }

  /** Reads the clock: time asleep counts. True when the time is out. */
  tick(): boolean {
    const left_ms = this.lastActivity_ms + this.limit_ms - Date.now();
    this.set(left_ms <= WORDS_MS ? Math.max(0, Math.ceil(left_ms / 1000)) : null);
    return left_ms <= 0;
  }

  subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => void this.listeners.delete(tell);
  };

  get = (): number | null => this.seconds;

  /** The time is out; the count is not anybody's act. */
  stop = (): void => {
    this.lastActivity_ms = Date.now();
    this.set(null);
  };

  private set(seconds: number | null): void {
    if (seconds === this.seconds) return;
    this.seconds = seconds;
    for (const tell of this.listeners) tell();
  }
}

export type IdleClock = Pick<Countdown, 'subscribe' | 'get' | 'restart'>;

/** A person who is not at work yet, such as one with the paper of the printed key, is here too. */
export function usePresence(here: boolean): void {
  useEffect(() => {
    if (!here) return undefined;
    for (const kind of ACTIVITY) window.addEventListener(kind, tellPresence, { capture: true, passive: true });
    return () => {
      for (const kind of ACTIVITY) window.removeEventListener(kind, tellPresence, { capture: true });
    };
  }, [here]);
}

/** Says when the lock is near, and locks after so many minutes without activity. The core does so too, with or without this page. */
export function useIdle(minutes: number, lock: () => void): IdleClock {
  const [countdown] = useState(() => new Countdown(minutes * 60_000));
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
    countdown.setLimit(minutes * 60_000);
  });
  useEffect(() => {
    countdown.restart();
    for (const kind of ACTIVITY) window.addEventListener(kind, countdown.touch, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (!countdown.tick()) return;
      countdown.stop();
      latest.current();
    }, 1000);
    return () => {
      clearInterval(timer);
      for (const kind of ACTIVITY) window.removeEventListener(kind, countdown.touch, { capture: true });
    };
  }, [countdown]);
  return countdown;
}

/** Thirty seconds before the lock: stay, or lock now. */
export function IdleDialog({ clock, onLock }: { clock: IdleClock; onLock: () => void }) {
  const seconds = useSyncExternalStore(clock.subscribe, clock.get);
  const text = frame.idle;
  return (
    <Dialog
      title={text.title}
      open={seconds !== null && seconds * 1000 <= DIALOG_MS}
      onClose={clock.restart}
      role="alertdialog"
      foot={
        <>
          <Button onClick={onLock}>{text.lock}</Button>
          <Button kind="main" className="push" autoFocus onClick={clock.restart}>{text.stay}</Button>
        </>
      }
    >
      <p>{text.text}</p>
      <p className="mt2 b" role="timer" aria-live="off">{text.seconds(seconds ?? 0)}</p>
    </Dialog>
  );
}

/** What the status bar says of the lock. */
export function IdleLine({ clock, minutes }: { clock: IdleClock; minutes: number }) {
  const soon = useSyncExternalStore(clock.subscribe, () => clock.get() !== null);
  return <span className="sp" role={soon ? 'status' : undefined}>{soon ? frame.status.idleSoon : frame.status.idle(minutes)}</span>;
}
