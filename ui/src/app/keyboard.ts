import { useEffect } from 'react';
import { isMac } from '../parts/keys';
import { shortcutFor } from '../parts/shortcuts';

/** The webview's own accelerators: reload, find, print, open, save, zoom stays. They would lose text or leak it. */
const ACCELERATORS = new Set(['f', 'g', 'h', 'j', 'n', 'o', 'p', 'r', 's', 'u']);

/** The one listener of the window: runs shortcuts and silences the webview's own. */
export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const shortcut = shortcutFor(event);
      const inDialog = document.querySelector('[aria-modal="true"], [role="dialog"], [role="alertdialog"]');
      if (shortcut && (shortcut.global || !inDialog)) {
        event.preventDefault();
        event.stopPropagation();
        shortcut.run();
      } else if (isAccelerator(event)) {
        event.preventDefault();
      }
    };
    const menu = (event: Event) => {
      // The webview's menu offers reload and back; in text it offers spelling, which stays.
      if (!(event.target instanceof HTMLElement && event.target.closest('input, textarea'))) event.preventDefault();
    };
    window.addEventListener('keydown', press, { capture: true });
    window.addEventListener('contextmenu', menu);
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      window.removeEventListener('contextmenu', menu);
    };
  }, []);
}

function isAccelerator(event: KeyboardEvent): boolean {
  if (['F3', 'F5', 'F7', 'F12'].includes(event.key)) return true;
  const control = isMac ? event.metaKey : event.ctrlKey;
  return control && !event.altKey && ACCELERATORS.has(event.key.toLowerCase());
}
