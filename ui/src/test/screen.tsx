import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { type CommandName, onChange, setDoor } from '../api/call';
import { onFakeChange } from '../api/fake/changes';
import type { Answers } from '../api/fake/door';
import type { SessionView } from '../api/generated/door';
import { invalidate } from '../api/query';
import { useKeyboard } from '../app/keyboard';

export const session: SessionView = {
  user: { id: '5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001', name: 'Hanna Granvret', role: 'kurator' },
  school: 'Ängsvaktarskolan',
  huvudman: 'kommunal',
  preventive: null,
  idle_minutes: 10,
  screens: ['idag', 'elever', 'orosanmalningar', 'logg'],
  demonstration: false,
};

// jsdom has no CSS.escape; the dialogs of react-aria ask for it.
globalThis.CSS ??= { escape: (text: string) => text.replaceAll(/[^\w-]/g, String.raw`\$&`) } as typeof CSS;

export interface Asked {
  name: CommandName;
  request: unknown;
}

/** Shows routes over a door that answers in memory; `asked` holds what the window asked, `path` where it is. */
export function showAt(path: string, answers: Answers, routes: ReactNode): { asked: Asked[]; path: () => string } {
  const asked: Asked[] = [];
  setDoor({
    call: async (name, json) => {
      const request: unknown = JSON.parse(json);
      asked.push({ name, request });
      const answer = answers[name] as ((request: unknown) => unknown) | undefined;
      if (!answer) throw { code: 'command_unknown', params: { name } };
      return JSON.stringify(answer(request));
    },
    onChange: onFakeChange,
  });
  const location = memoryLocation({ path, record: true });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <Router hook={location.hook}>
        <Listening client={client}>{routes}</Listening>
      </Router>
    </QueryClientProvider>,
  );
  return { asked, path: () => location.history.at(-1) ?? path };
}

/** The window's one keyboard listener, and the core's word that something changed. */
function Listening({ client, children }: { client: QueryClient; children: ReactNode }) {
  useKeyboard();
  useEffect(() => onChange((change) => invalidate(client, change)), [client]);
  return children;
}
