import { useEffect, useRef } from 'react';
import { call } from '../../api/call';
import { type History, packed, unpacked } from './history';

/** Below the door's 256 KiB when every letter takes two bytes. */
const MAX_CHARS = 120_000;
const QUIET_MS = 1000;

/**
 * Keeps the undo levels of a report as a draft with the report's id, so that they survive a lock.
 * A level that cannot be kept is never worth a failure: the text itself is saved elsewhere.
 */
export function useUndoLevels<T>(report: string, pupil: string, history: History<T>, restore: (levels: { past: T[]; future: T[] }) => void): void {
  const latest = useRef({ history, restore, dirty: false });
  useEffect(() => {
    latest.current.restore = restore;
  });
  useEffect(() => {
    let gone = false;
    call('draft', { draft: report }).then(({ body }) => !gone && latest.current.restore(unpacked<T>(body)), () => undefined);
    return () => {
      gone = true;
    };
  }, [report]);
  useEffect(() => {
    const keep = () => {
      if (!latest.current.dirty) return;
      latest.current.dirty = false;
      call('draft_save', { draft: report, kind: 'undo', pupil, body: packed(latest.current.history, MAX_CHARS) }).catch(() => undefined);
    };
    if (latest.current.history !== history) latest.current.dirty = true;
    latest.current.history = history;
    const timer = setTimeout(keep, QUIET_MS);
    return () => clearTimeout(timer);
  }, [report, pupil, history]);
}
