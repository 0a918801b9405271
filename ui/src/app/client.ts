import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { CallError } from '../api/call';

/** The store of answers. A locked vault makes it ask for the status again, which shows the lock. */
export function makeClient(): QueryClient {
  const onError = (fault: unknown) => {
    if (fault instanceof CallError && fault.code === 'vault_locked') {
      void client.invalidateQueries({ queryKey: ['app_status'] });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // The core is on the same computer and works without a network: nothing is retried or paused.
      queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  return client;
}
