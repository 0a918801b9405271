import type { Door } from '../call';

/** The door without the program: everything in memory, everybody made up. */
export function makeDoor(): Door {
  return { call: () => Promise.reject({ code: 'command_unknown', params: {} }), onChange: () => () => undefined };
}
