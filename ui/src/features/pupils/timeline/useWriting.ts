import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';

export interface Writing {
  /** Draft of the open form; none when no form is open. */
  draft: string | null;
  /** Entry that the form corrects. */
  corrects: string | null;
  /** Opens a form: a fresh one, a correction, or a draft from before. */
  open: (what?: { draft?: string; corrects?: string }) => void;
  close: () => void;
}

/** The address keeps the draft's id, so that a lock or Dölj comes back to the same text. */
export function useWriting(pupil: string): Writing {
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const search = new URLSearchParams(useSearch());
  const draft = search.get('utkast');
  return {
    draft,
    corrects: search.get('rattar'),
    open: ({ draft: kept = crypto.randomUUID(), corrects } = {}) =>
      navigate(`/elever/${pupil}/kronologi?${new URLSearchParams({ utkast: kept, ...(corrects ? { rattar: corrects } : {}) })}`),
    close: () => {
      client.removeQueries({ queryKey: ['draft', { draft }] });
      navigate(`/elever/${pupil}/kronologi`);
    },
  };
}
