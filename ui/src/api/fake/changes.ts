// What the fake tells the window after a command changed something, as the core does.
import type { Change } from '../call';

const listeners = new Set<(change: Change) => void>();

export function onFakeChange(tell: (change: Change) => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** Tells after the answer, as an event of the core arrives. */
export function tellChange(topic: string, ids: string[] = []): void {
  setTimeout(() => {
    for (const tell of listeners) tell({ topic, ids });
  });
}
