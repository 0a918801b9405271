import { useQueries } from '@tanstack/react-query';
import { call } from '../../../api/call';
import type { PupilListRequest, PupilRowView } from '../../../api/generated/door';

/** Rows of one question to the core. */
export const PAGE_ROWS = 200;

export type Asked = Omit<PupilListRequest, 'offset' | 'limit'>;

/** The rows between `start` and `end`, page by page; a row that is not here yet is undefined. */
export function usePages(asked: Asked, start: number, end: number): (row: number) => PupilRowView | undefined {
  const first = Math.floor(start / PAGE_ROWS);
  const last = Math.floor(Math.max(start, end - 1) / PAGE_ROWS);
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const answers = useQueries({
    queries: pages.map((page) => {
      const request = { ...asked, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      return {
        queryKey: ['pupil_list', request],
        queryFn: () => call('pupil_list', request),
      };
    }),
  });
  return (row) => answers[Math.floor(row / PAGE_ROWS) - first]?.data?.rows[row % PAGE_ROWS];
}
