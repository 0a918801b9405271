import { common } from '../text/sv';

export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent);

/** `Control+Shift+N` as it is printed on the keyboard: "Ctrl Skift N". */
export function printed(keys: string): string {
  return keys
    .split('+')
    .map((key) => (key === 'Control' && isMac ? common.controlOnMac : (common.keyNames[key] ?? key)))
    .join(' ');
}

/** The form of `aria-keyshortcuts`; on macOS Ctrl is Command. */
export function ariaKeys(keys: string): string {
  return isMac ? keys.replace('Control', 'Meta') : keys;
}

/** Shows a shortcut; screen readers get it by `aria-keyshortcuts`, unless it is the content (`spoken`). */
export function Keys({ keys, spoken }: { keys: string; spoken?: boolean }) {
  return <kbd aria-hidden={!spoken}>{printed(keys)}</kbd>;
}
