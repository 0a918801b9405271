import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { call, CallError } from '../../api/call';
import type { OrosanmalanContent, ReportView } from '../../api/generated/door';
import { isLastFlush, type SaveState } from '../../parts/saving';
import { useAutosave } from '../../parts/useAutosave';
import { differing, type Part } from './content';
import { begin, change, redo, undo } from './history';
import { useUndoLevels } from './useUndoLevels';

/** Changes the content; `path` says in which field, so that a run of keys is one level of undo. */
export type Edit = (next: (content: OrosanmalanContent) => OrosanmalanContent, path: string) => void;

export interface ReportDraft {
  content: OrosanmalanContent;
  edit: Edit;
  /** Part that came back or went, or null when there was nothing. */
  undo: () => Part | null;
  redo: () => Part | null;
  canUndo: boolean;
  canRedo: boolean;
  save: SaveState;
  flush: () => Promise<boolean>;
  cancel: () => void;
  /** Another window saved in between: its version, until a person has chosen. */
  conflict: ReportView | null;
  resolve: (content: OrosanmalanContent) => void;
}

/** The text of a draft while it is written: levels of undo, autosave, and the conflict of two windows. */
export function useReportDraft(report: ReportView): ReportDraft {
  const client = useQueryClient();
  const [history, setHistory] = useState(() => begin(report.content));
  const [conflict, setConflict] = useState<ReportView | null>(null);
  const revision = useRef(report.revision);
  const other = useRef<ReportView | null>(null);

  const store = async (content: OrosanmalanContent) => {
    // While two versions wait for a person, asking again would only pile up more of them; before a lock the last one is kept.
    if (other.current && !isLastFlush()) throw new CallError('conflict');
    try {
      const saved = await call('report_save', { report: report.id, content, revision: revision.current });
      revision.current = saved.revision;
      client.setQueryData<ReportView>(['report', { report: report.id }], (old) =>
        old && { ...old, content, revision: saved.revision, saved_at: saved.at, checks: saved.checks });
      // Nobody copies a text that is older than the screen.
      client.removeQueries({ queryKey: ['report_text', { report: report.id }] });
      return saved;
    } catch (fault) {
      if (fault instanceof CallError && fault.code === 'conflict') {
        other.current = await call('report', { report: report.id });
        setConflict(other.current);
      }
      throw fault;
    }
  };
  const { state, flush, cancel } = useAutosave(history.present, store);

  const edit = useCallback<Edit>((next, path) => setHistory((was) => change(was, next(was.present), path, Date.now())), []);
  useUndoLevels(report.id, report.pupil, history, ({ past, future }) =>
    setHistory((was) => ({ ...was, past: [...past, ...was.past], future: was.past.length > 0 ? was.future : future })));

  const step = (move: typeof undo<OrosanmalanContent>): Part | null => {
    const next = move(history);
    if (next === history) return null;
    setHistory(next);
    return differing(history.present, next.present)[0] ?? null;
  };

  return {
    content: history.present,
    edit,
    undo: () => step(undo),
    redo: () => step(redo),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    save: state,
    flush,
    cancel,
    conflict,
    resolve: (content) => {
      if (!other.current) return;
      revision.current = other.current.revision;
      other.current = null;
      setConflict(null);
      edit(() => ({ ...content }), 'conflict');
    },
  };
}
