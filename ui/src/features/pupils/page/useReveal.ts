import { useEffect, useState } from 'react';
import type { RevealField, RevealView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';

/** A masked field that is asked for, shown for the seconds the core allows, and then forgotten. */
export function useReveal(pupil: string, field: RevealField) {
  const [shown, setShown] = useState<RevealView | null>(null);
  const { mutate, error, reset } = useCommand('pupil_reveal');
  const hide = () => {
    setShown(null);
    reset();
  };
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => {
      setShown(null);
      // The answer must not stay in memory behind the screen.
      reset();
    }, shown.seconds * 1000);
    return () => clearTimeout(timer);
  }, [shown, reset]);
  return { shown, error, hide, show: () => mutate({ pupil, field }, { onSuccess: setShown }) };
}
