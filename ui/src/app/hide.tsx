import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/call';
import { useShortcut } from '../parts/shortcuts';
import { flushAll } from '../parts/saving';

/** How long the same key brings the content back; after that the vault is locked. */
export const RETURN_MS = 60_000;

/** Dölj: the content leaves the document at once; the text is saved on the way. */
export function useHide(): { hidden: boolean; hide: () => void } {
  const [hidden, setHidden] = useState(false);
  const hide = useCallback(() => {
    setHidden(true);
    void flushAll();
  }, []);
  const toggle = () => (hidden ? setHidden(false) : hide());
  useShortcut({ keys: 'F9', run: toggle, global: true });
  useShortcut({ keys: 'Control+Shift+D', run: toggle, global: true });
  useEffect(() => {
    if (!hidden) return undefined;
    const timer = setTimeout(() => {
      void flushAll().then(() => call('vault_lock', {})).finally(() => setHidden(false));
    }, RETURN_MS);
    return () => clearTimeout(timer);
  }, [hidden]);
  return { hidden, hide };
}

/** An empty window: nothing to read, nothing to guess. */
export function Hidden() {
  return <div className="hidden-window" />;
}
