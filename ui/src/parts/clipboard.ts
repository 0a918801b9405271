// What Samsyn put on the clipboard, it takes away again when the window is hidden or locked.
let ours = false;

if (typeof document !== 'undefined') {
  const mark = () => {
    ours = true;
  };
  document.addEventListener('copy', mark);
  document.addEventListener('cut', mark);
}

/** Copies text by a button. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  ours = true;
}

/** Empties the clipboard when something from here was put on it. */
export function forgetClipboard(): void {
  if (!ours) return;
  ours = false;
  void navigator.clipboard?.writeText('').catch(() => undefined);
}
