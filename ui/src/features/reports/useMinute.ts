import { useEffect, useState } from 'react';
import { now } from '../../parts/time';

/** The time, told again every half minute: for clocks that say how long ago. */
export function useMinute(): Date {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return at;
}
