import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { onChange } from '../api/call';
import type { Answers } from '../api/fake/door';
import type { SessionView } from '../api/generated/door';
import { invalidate } from '../api/query';
import { useKeyboard } from '../app/keyboard';
import { type Asked, openDoor } from './window';

/** Requests of one command, in order. */
export const requestsOf = <T,>(asked: Asked[], name: string): T[] => asked.filter((each) => each.name === name).map(({ request }) => request as T);

export const session: SessionView = {
  user: { id: '5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001', name: 'Hanna Granvret', role: 'kurator' },
  school: 'Ängsvaktarskolan',
  huvudman: 'kommunal',
  preventive: null,
  idle_minutes: 10,
  screens: ['idag', 'elever', 'orosanmalningar', 'logg'],
  demonstration: false,
};

/** Shows routes over a door that answers in memory; `asked` holds what the window asked, `path` where it is. */
export function showAt(path: string, answers: Answers, routes: ReactNode): { asked: Asked[]; path: () => string } {
  const asked = openDoor(answers);
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
