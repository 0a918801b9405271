import { useCallback, useEffect, useState } from 'react';
import { forgetClipboard } from '../parts/clipboard';
import { flushAll } from '../parts/saving';
import { useShortcut } from '../parts/shortcuts';
import { frame } from '../text/sv';
import { rememberCaret } from './caret';
import { lockNow } from './lock';

/** How long the same key brings the content back; after that the vault is locked. */
export const RETURN_MS = 60_000;

/** Dölj: the content leaves the document at once; the text is saved on the way. */
export function useHide(): { hidden: boolean; hide: () => void } {
  const [hidden, setHidden] = useState(false);
  const hide = useCallback(() => {
    rememberCaret();
    setHidden(true);
    forgetClipboard();
    void flushAll();
  }, []);
  const toggle = () => (hidden ? setHidden(false) : hide());
  useShortcut({ keys: 'F9', label: frame.shortcuts.hide, run: toggle, global: true });
  useShortcut({ keys: 'Control+Shift+D', run: toggle, global: true });
  useEffect(() => {
    if (!hidden) return undefined;
    // A computer that slept counts the time away.
    const hiddenAt_ms = Date.now();
    const timer = setInterval(() => {
      if (Date.now() - hiddenAt_ms < RETURN_MS) return;
      clearInterval(timer);
      void lockNow().finally(() => setHidden(false));
    }, 500);
    return () => clearInterval(timer);
  }, [hidden]);
  return { hidden, hide };
}

/** An empty window: nothing to read, nothing to guess. */
export function Hidden() {
  return <div className="hidden-window" />;
}
