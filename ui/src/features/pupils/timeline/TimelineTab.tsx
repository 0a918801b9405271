import type { UseQueryResult } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import type { CallError } from '../../../api/call';
import type { CaseView, EntryView, PupilView, SessionView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Loaded } from '../../../parts/Loaded';
import { Notice } from '../../../parts/Notice';
import { useShortcut } from '../../../parts/shortcuts';
import { nearTime } from '../../../parts/time';
import { chronology } from '../../../text/sv';
import { Entry } from './Entry';
import { EntryForm } from './EntryForm';
import type { Writing } from './useWriting';

const { entry: words, timeline } = chronology;
/** Entries shown before the reader asks for older ones. */
const ENTRIES_AT_ONCE = 100;
/** A report and a disclosure are corrected where they were made. */
const CORRECTED_HERE: ReadonlySet<string> = new Set(['note', 'decision', 'call', 'concern']);

interface TimelineTabProps {
  pupil: PupilView;
  /** None when the reader may open no case of the pupil. */
  file: UseQueryResult<CaseView, CallError> | null;
  session: SessionView;
  writing: Writing;
  newestFirst: boolean;
}

/** Kronologi: what has happened, newest first, with the form of a new entry above. */
export function TimelineTab({ pupil, file, session, writing, newestFirst }: TimelineTabProps) {
  if (!file) {
    return (
      <div className="tabpanel empty">
        <p>{timeline.noCase}</p>
        <p className="note">{timeline.emptyThen}</p>
      </div>
    );
  }
  return <Loaded view={file}>{(view) => <Timeline key={view.id} file={view} pupil={pupil} me={session.user.id} writing={writing} newestFirst={newestFirst} />}</Loaded>;
}

interface TimelineProps {
  file: CaseView;
  pupil: PupilView;
  me: string;
  writing: Writing;
  newestFirst: boolean;
}

function Timeline({ file, pupil, me, writing, newestFirst }: TimelineProps) {
  const [shown, setShown] = useState(ENTRIES_AT_ONCE);
  const [signed, setSigned] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  useEntryKeys(list);
  const entries = newestFirst ? file.entries : file.entries.toReversed();
  const find = (id: string | null) => (id === null ? undefined : file.entries.find((entry) => entry.id === id));
  const mayWrite = !writing.draft && !file.closed_on && file.may_write.length > 0;
  const correctable = ({ kind }: EntryView) => mayWrite && CORRECTED_HERE.has(kind);
  return (
    <>
      {writing.draft ? (
        <EntryForm
          key={writing.draft}
          file={file}
          given={pupil.given}
          draft={writing.draft}
          corrected={find(writing.corrects)}
          onClose={writing.close}
          onSigned={() => { setSigned(true); writing.close(); }}
        />
      ) : (
        <Resume pupil={pupil.id} onResume={(draft) => writing.open({ draft })} />
      )}
      <p className="note" role="status">{signed && !writing.draft && words.signedNow}</p>
      {entries.length === 0 && !writing.draft && <p className="tabpanel">{timeline.empty}</p>}
      <ol className="tl" aria-label={timeline.label} ref={list}>
        {entries.slice(0, shown).map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            corrected={find(entry.corrects)}
            given={pupil.given}
            me={me}
            onCorrect={correctable(entry) ? ({ id }) => writing.open({ corrects: id }) : undefined}
          />
        ))}
      </ol>
      {entries.length > shown && <Button onClick={() => setShown(shown + ENTRIES_AT_ONCE)}>{timeline.older(Math.min(ENTRIES_AT_ONCE, entries.length - shown))}</Button>}
    </>
  );
}

/** One's own unsigned draft about this pupil. */
function Resume({ pupil, onResume }: { pupil: string; onResume: (draft: string) => void }) {
  const { data } = useView('draft_list', {});
  const row = data?.rows.find(({ kind, pupil_id }) => kind === 'entry' && pupil_id === pupil);
  if (!row) return null;
  return (
    <Notice className="mt4" icon="pencil" title={words.resume(nearTime(row.saved_at))} action={<Button size="small" onClick={() => onResume(row.id)}>{words.continue}</Button>}>
      {words.resumeThen}
    </Notice>
  );
}

/** Ctrl+Alt+arrows move from entry to entry. */
function useEntryKeys(list: RefObject<HTMLOListElement | null>): void {
  const go = (by: 1 | -1) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('article') ?? [])];
    const at = entries.findIndex((entry) => entry.contains(document.activeElement));
    entries[at < 0 ? 0 : at + by]?.focus();
  };
  useShortcut({ keys: 'Control+Alt+ArrowDown', label: timeline.nextEntry, run: () => go(1) });
  useShortcut({ keys: 'Control+Alt+ArrowUp', label: timeline.previousEntry, run: () => go(-1) });
}
