import { type KeyboardEvent, useEffect, useState } from 'react';

interface Listbox {
  /** Index of the active option; the first one from the start, so that Enter takes the best hit. */
  active: number;
  setActive: (index: number) => void;
  /** Arrow keys, Home and End; true when the key was used. */
  move: (event: KeyboardEvent) => boolean;
}

/** Keyboard of a list under a text field: focus stays in the field, the active option is named by id. */
export function useListbox(count: number, query: string): Listbox {
  // A choice belongs to the query it was made for: another query starts with its best hit.
  const [chosen, setChosen] = useState({ query, index: 0 });
  const within = chosen.query === query ? Math.max(0, Math.min(chosen.index, count - 1)) : 0;
  const setActive = (index: number) => setChosen({ query, index });
  const move = (event: KeyboardEvent): boolean => {
    const next = count > 0 && !event.ctrlKey && !event.metaKey ? step(event.key, within, count) : undefined;
    if (next === undefined) return false;
    event.preventDefault();
    setActive(next);
    return true;
  };
  return { active: within, setActive, move };
}

function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return undefined;
}

/** Keeps the active option in sight. */
export function useInSight(id: string | undefined): void {
  useEffect(() => {
    if (id) document.getElementById(id)?.scrollIntoView?.({ block: 'nearest' });
  }, [id]);
}
