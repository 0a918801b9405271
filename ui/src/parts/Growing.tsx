import { type TextareaHTMLAttributes, useEffect, useLayoutEffect, useRef } from 'react';

/** A text field as tall as its text: text that is scrolled away is not proofread. */
export function Growing(area: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null);
  // The text is read from the field itself.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useLayoutEffect(() => fit(field.current), [area.value]);
  useEffect(() => {
    const again = () => fit(field.current);
    window.addEventListener('resize', again);
    // Letters have another size once the font is there.
    document.fonts?.addEventListener('loadingdone', again);
    return () => {
      window.removeEventListener('resize', again);
      document.fonts?.removeEventListener('loadingdone', again);
    };
  }, []);
  return <textarea {...area} ref={field} />;
}

/** WebKitGTK has no `field-sizing` yet; the types know every property, the webview does not. */
function fit(field: HTMLTextAreaElement | null): void {
  if (!field || 'fieldSizing' in (field.style as object)) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
