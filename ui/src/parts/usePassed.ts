import { useEffect, useReducer } from 'react';
import { now } from './time';

const TICK_MS = 15_000;

/** Whole minutes since an instant; the minute hand moves by itself. */
export function usePassed(since: string): number {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now().getTime() - new Date(since).getTime()) / 60_000));
}
