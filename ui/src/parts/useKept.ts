import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

/**
 * State that outlives its screen (Dölj, another tab) and is gone when the vault is locked: it lies among the
 * answers, which the lock removes.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const client = useQueryClient();
  const queryKey = ['kept', key];
  const { data } = useQuery<T>({ queryKey, queryFn: skipToken, initialData: initial, gcTime: Infinity, staleTime: Infinity });
  return [data ?? initial, (value) => void client.setQueryData(queryKey, value)];
}
