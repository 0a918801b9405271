import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../api/query';
import { ErrorNotice } from '../../parts/Notice';

/** Starts a report about a pupil out of a concern, and goes to it. */
export function useReport(concern: string | null): { start: (pupil: string) => void; error: ReactNode; busy: boolean } {
  const [, navigate] = useLocation();
  const draft = useCommand('report_draft');
  return {
    start: (pupil) => draft.mutate({ pupil, concern, content: null }, { onSuccess: ({ id }) => navigate(`/anmalan/${id}`) }),
    error: draft.error && <ErrorNotice error={draft.error} />,
    busy: draft.isPending,
  };
}
