import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallError } from '../api/call';
import { common } from '../text/sv';
import { ErrorNotice } from './Notice';

/** Shows an answer when it is there; says so when it takes more than a second; a notice when it failed. */
export function Loaded<T>({ view, children }: { view: UseQueryResult<T, CallError>; children: (data: T) => ReactNode }) {
  if (view.data !== undefined) return <>{children(view.data)}</>;
  if (view.error) return <ErrorNotice error={view.error} retry={() => void view.refetch()} />;
  return <Waiting />;
}

/** Nothing under one second, then a word. */
export function Waiting({ text = common.loading }: { text?: string }) {
  const slow = useSlow(1000);
  return (
    <p role="status" className="note">
      {slow && text}
    </p>
  );
}

/** True once the component has been mounted for so many milliseconds. */
function useSlow(after_ms: number): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), after_ms);
    return () => clearTimeout(timer);
  }, [after_ms]);
  return slow;
}
