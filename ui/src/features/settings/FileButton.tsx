import { useRef } from 'react';
import { Button } from '../../parts/Button';

interface FileButtonProps {
  children: string;
  accept: string;
  multiple?: boolean;
  main?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that asks the system for files. The same file can be chosen again. */
export function FileButton({ children, accept, multiple, main, disabled, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind={main ? 'main' : 'plain'} icon="folder" disabled={disabled ?? false} onClick={() => input.current?.click()}>{children}</Button>
      <input
        ref={input}
        className="vh"
        type="file"
        tabIndex={-1}
        aria-label={children}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
