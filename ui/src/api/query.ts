// What the screens ask with: `useView` shows, `useCommand` acts. Answers are kept until the core
// says that their topic changed.
import { type QueryClient, useMutation, type UseMutationResult, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call, CallError, type Change, type CommandName, type RequestOf, type ViewOf } from './call';

/** Topics that make an answer stale. The first is the command's own: only there do ids narrow it. */
const TOPICS: Partial<Record<CommandName, string[]>> = {
  app_status: ['lock', 'settings', 'waiting'],
  session: ['lock', 'settings'],
  today: ['concerns', 'reports', 'drafts', 'pupils'],
  pupil_list: ['pupils', 'registers', 'cases', 'concerns', 'reports'],
  pupil: ['pupils', 'registers', 'settings', 'cases'],
  search: ['pupils', 'registers', 'concerns', 'reports'],
  concern: ['concerns'],
  concerns_left: ['concerns'],
  case: ['cases', 'concerns', 'reports'],
  report: ['reports', 'pupils', 'registers', 'settings'],
  report_list: ['reports'],
  report_text: ['reports'],
  share_start: ['cases', 'pupils', 'reports', 'settings'],
  disclosure_log: ['cases'],
  access_log: ['cases', 'settings'],
  staff_list: ['settings'],
  draft: ['drafts'],
  draft_list: ['drafts', 'reports'],
  job: ['jobs'],
  settings: ['settings', 'registers', 'pupils', 'lock'],
};

/** Lists and counts carry no id of their own: any change of their topic touches them. */
const BY_ID: ReadonlySet<CommandName> = new Set(['pupil', 'concern', 'report', 'report_text', 'draft', 'job']);

/** Marks what a change made stale; what is on the screen asks again at once. */
export function invalidate(client: QueryClient, change: Change): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [name, request] }) => {
      const topics = TOPICS[name as CommandName];
      if (!topics?.includes(change.topic)) return false;
      if (change.ids.length === 0 || change.topic !== topics[0] || !BY_ID.has(name as CommandName)) return true;
      return Object.values((request ?? {}) as object).some((value) => change.ids.includes(value as string));
    },
  });
}

interface ViewOptions {
  enabled?: boolean;
  refetchInterval?: number;
  /** Keeps the last answer on the screen while the next is fetched (search, paging). */
  keepPrevious?: boolean;
}

/** Shows the answer of a reading command. */
export function useView<K extends CommandName>(
  name: K,
  request: RequestOf<K>,
  { keepPrevious, ...options }: ViewOptions = {},
): UseQueryResult<ViewOf<K>, CallError> {
  return useQuery<ViewOf<K>, CallError>({
    queryKey: [name, request],
    queryFn: () => call(name, request),
    ...options,
    ...(keepPrevious ? { placeholderData: (previous: unknown) => previous as never } : {}),
  });
}

/** Fields that a person typed in secret. */
const SECRETS = ['passphrase', 'recovery_key', 'old', 'new', 'proof', 'secret', 'token'];

/** The request to send, with the secrets taken out of the one that the page keeps while the command and its answer are shown. */
function handedOver<T>(request: T): T {
  const sent = { ...request };
  const kept = request as Record<string, unknown>;
  for (const name of SECRETS) if (typeof kept[name] === 'string') kept[name] = '';
  return sent;
}

/** Runs a changing command; what it changed is told by the core. */
export function useCommand<K extends CommandName>(name: K): UseMutationResult<ViewOf<K>, CallError, RequestOf<K>> {
  return useMutation<ViewOf<K>, CallError, RequestOf<K>>({ mutationFn: (request) => call(name, handedOver(request)) });
}
