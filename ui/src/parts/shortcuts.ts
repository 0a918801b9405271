// Shortcuts live where the act lives: a component says which keys do what as long as it is mounted.
// One listener (app/keyboard.ts) runs them; F1 lists them.
import { useEffect, useRef } from 'react';
import { isMac } from './keys';

export interface Shortcut {
  /** `Control+Shift+N`; Control is Command on macOS. */
  keys: string;
  /** Words of the F1 list; absent = not listed (a second form of the same act). */
  label?: string;
  run: () => void;
  /** Also works while a dialog is open (Dölj, Lås). */
  global?: boolean;
}

const active: { current: Shortcut }[] = [];

/** Registers a shortcut while the component is mounted; the latest one with the same keys wins. */
export function useShortcut(shortcut: Shortcut, enabled = true): void {
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    active.push(latest);
    return () => void active.splice(active.indexOf(latest), 1);
  }, [enabled]);
}

/** Finds what a key press does now. */
export function shortcutFor(event: KeyboardEvent): Shortcut | undefined {
  const pressed = keysOf(event);
  return active.findLast(({ current }) => current.keys === pressed)?.current;
}

/** What F1 lists, in order of registration. */
export function listedShortcuts(): Shortcut[] {
  const seen = new Set<string>();
  return active
    .map(({ current }) => current)
    .filter(({ keys, label }) => label && !seen.has(keys) && seen.add(keys));
}

function keysOf(event: KeyboardEvent): string {
  const control = isMac ? event.metaKey : event.ctrlKey;
  // The digit and letter of the physical key: Ctrl+Shift+D must not depend on what Shift types.
  const key = /^Key[A-Z]$/.test(event.code) && (control || event.altKey)
    ? event.code.slice(3)
    : /^Digit\d$/.test(event.code) && (control || event.altKey)
      ? event.code.slice(5)
      : event.key.length === 1
        ? event.key.toUpperCase()
        : event.key;
  return [control && 'Control', event.altKey && 'Alt', event.shiftKey && 'Shift', key].filter(Boolean).join('+');
}
