import { useEffect } from 'react';

/** What is dropped on the window goes into a text field, as text, or nowhere: a link or a file must not take Samsyn's place. */
export function useDrops(): void {
  useEffect(() => {
    const keepOut = (event: DragEvent) => {
      const field = event.target instanceof Element && event.target.closest('input:not([type=file]), textarea');
      const isText = event.dataTransfer?.types.includes('text/plain') && !event.dataTransfer.types.includes('Files');
      if (field && isText) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
    };
    const kinds = ['dragenter', 'dragover', 'drop'] as const;
    for (const kind of kinds) window.addEventListener(kind, keepOut, { capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, keepOut, { capture: true });
    };
  }, []);
}
