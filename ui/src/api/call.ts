// The only file that knows Tauri. Everything the window learns or changes goes through `call`.
import type { Code, Commands, ErrorView } from './generated/door';

export type CommandName = keyof Commands;
export type RequestOf<K extends CommandName> = Commands[K][0];
export type ViewOf<K extends CommandName> = Commands[K][1];

/** Says that something changed; the window then asks again, so that the gate decides again. */
export interface Change {
  topic: string;
  ids: string[];
}

/** Where commands go: the program in the window, an in-memory fake in development and tests. */
export interface Door {
  call(name: CommandName, json: string): Promise<string>;
  onChange(tell: (change: Change) => void): () => void;
}

/** A command that failed: a closed code and the parameters of its sentence, never personal data. */
export class CallError extends Error {
  override readonly name = 'CallError';
  constructor(
    readonly code: Code,
    readonly params: Record<string, string> = {},
  ) {
    super(code);
  }
}

let door: Promise<Door> | undefined;

/** Tests put their own door here. */
export function setDoor(other: Door): void {
  door = Promise.resolve(other);
}

function theDoor(): Promise<Door> {
  // A production build drops the fake: the condition is a constant there.
  door ??= import.meta.env.MODE === 'production' ? tauriDoor() : import('./fake/door').then((fake) => fake.makeDoor());
  return door;
}

/** Runs a command. Rejects with `CallError` and nothing else. */
export async function call<K extends CommandName>(name: K, request: RequestOf<K>): Promise<ViewOf<K>> {
  try {
    const answer = await (await theDoor()).call(name, JSON.stringify(request));
    return JSON.parse(answer) as ViewOf<K>;
  } catch (fault) {
    throw asCallError(fault);
  }
}

/** Listens to changes until the returned function is called. */
export function onChange(tell: (change: Change) => void): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  void theDoor().then((open) => {
    if (!stopped) stop = open.onChange(tell);
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

function asCallError(fault: unknown): CallError {
  if (fault instanceof CallError) return fault;
  const view = fault as Partial<ErrorView> | null;
  if (view && typeof view === 'object' && typeof view.code === 'string') {
    return new CallError(view.code, (view.params ?? {}) as Record<string, string>);
  }
  return new CallError('internal', { place: 'window' });
}

async function tauriDoor(): Promise<Door> {
  const [{ invoke }, { listen }] = await Promise.all([import('@tauri-apps/api/core'), import('@tauri-apps/api/event')]);
  return {
    call: (name, json) => invoke<string>('call', { name, json }),
    onChange(tell) {
      const listening = listen<Change>('samsyn://changed', (event) => tell(event.payload));
      return () => void listening.then((stop) => stop());
    },
  };
}
