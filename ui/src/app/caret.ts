// Where the user was: after a lock or Dölj the same field has the caret again. Holds ids and numbers, no text.
interface Caret {
  path: string;
  id: string;
  start: number | null;
  end: number | null;
}

// The page does not outlive a lock; its place does.
const KEY = 'caret';

export function rememberCaret(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !field.id) return;
  const text = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  const caret: Caret = {
    path: location.pathname,
    id: field.id,
    start: text ? field.selectionStart : null,
    end: text ? field.selectionEnd : null,
  };
  sessionStorage.setItem(KEY, JSON.stringify(caret));
}

/** Puts the caret back when its field appears; gives up after two seconds or when the user goes elsewhere. */
export function restoreCaret(): () => void {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Caret | null;
  if (!kept || kept.path !== location.pathname) return () => undefined;
  const started_ms = Date.now();
  const look = setInterval(() => {
    const field = document.getElementById(kept.id);
    if (field) {
      field.focus();
      if (kept.start !== null && (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) field.setSelectionRange(kept.start, kept.end);
    }
    if (!field && Date.now() - started_ms < 2000) return;
    clearInterval(look);
    sessionStorage.removeItem(KEY);
  }, 50);
  return () => clearInterval(look);
}
