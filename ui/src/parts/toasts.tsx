// Short words after an act, with the way back. A toast with an act stays until it is answered.
import { useSyncExternalStore } from 'react';
import { common } from '../text/sv';
import { Button } from './Button';

interface Toast {
  id: number;
  text: string;
  undo?: (() => void) | undefined;
}

const PLAIN_MS = 6000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

/** Says what was done; with `undo` it can be taken back. Returns what takes the words away. */
export function toast(text: string, undo?: () => void): () => void {
  last += 1;
  const id = last;
  set([...toasts.slice(-2), { id, text, undo }]);
  if (!undo) setTimeout(() => dismiss(id), PLAIN_MS);
  return () => dismiss(id);
}

export const dismissToasts = (): void => set([]);
const dismiss = (id: number): void => set(toasts.filter((each) => each.id !== id));

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, text, undo }) => (
        <div className="toast" key={id}>
          <span>{text}</span>
          {undo && <Button size="small" icon="undo" onClick={() => { dismiss(id); undo(); }}>{common.undo}</Button>}
          <Button size="small" kind="quiet" onClick={() => dismiss(id)}>{common.close}</Button>
        </div>
      ))}
    </div>
  );
}
