import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Saver, savingStore, type SaveState } from './saving';

interface Autosave {
  state: SaveState;
  /** Saves now; true when everything is saved. */
  flush: () => Promise<boolean>;
  /** Nothing more is saved: the form was left or thrown away. */
  cancel: () => void;
}

/**
 * Saves `value` whenever it changes identity. The first value is taken as saved. Leaving the screen
 * saves what waits; a failure keeps the text and tries again.
 */
export function useAutosave<T>(value: T, save: (value: T) => Promise<{ at: string }>): Autosave {
  const [saver] = useState(() => new Saver<T>());
  useEffect(() => {
    saver.saveWith(save);
  });
  const saved = useRef(value);
  useEffect(() => {
    if (saved.current === value) return;
    saved.current = value;
    saver.change(value);
  }, [saver, value]);
  useEffect(() => () => void saver.flush(), [saver]);
  const state = useSyncExternalStore(savingStore.subscribe, () => saver.state);
  return {
    state,
    flush: useCallback(() => saver.flush(), [saver]),
    cancel: useCallback(() => saver.cancel(), [saver]),
  };
}
