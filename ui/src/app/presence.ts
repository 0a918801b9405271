// Tells the core that a person is here. The idle lock is the core's: what is not told does not count.
import { call } from '../api/call';

/** Acts within this time are told as one. */
export const QUIET_MS = 5000;

let told_ms = -Infinity;
let later: ReturnType<typeof setTimeout> | undefined;

/** A person did something. The last act of a run is told too, so that the core's count is never ahead of the person. */
export function tellPresence(): void {
  const now_ms = Date.now();
  if (now_ms - told_ms < QUIET_MS && now_ms >= told_ms) {
    later ??= setTimeout(tell, told_ms + QUIET_MS - now_ms);
    return;
  }
  tell();
}

function tell(): void {
  clearTimeout(later);
  later = undefined;
  told_ms = Date.now();
  // A core that does not answer locks by itself.
  call('activity', {}).catch(() => undefined);
}
