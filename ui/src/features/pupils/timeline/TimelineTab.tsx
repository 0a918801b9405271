import type { UseQueryResult } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import type { CallError } from '../../../api/call';
import type { CaseView, EntryView, PupilView, SessionView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Loaded } from '../../../parts/Loaded';
import { ErrorNotice, Notice } from '../../../parts/Notice';
import { useShortcut } from '../../../parts/shortcuts';
import { nearTime } from '../../../parts/time';
import { chronology } from '../../../text/sv';
import { Entry } from './Entry';
import { EntryForm } from './EntryForm';
import { useOpened, type Writing } from './useOpened';

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
}

/** Kronologi: what has happened, newest first, with the form of a new entry above. */
export function TimelineTab({ pupil, file, session, writing }: TimelineTabProps) {
  if (!file) {
    return (
      <div className="tabpanel empty">
        <p>{timeline.noCase}</p>
        <p className="note">{timeline.emptyThen}</p>
      </div>
    );
  }
  return <Loaded view={file}>{(view) => <Timeline key={view.id} file={view} pupil={pupil} me={session.user.id} writing={writing} />}</Loaded>;
}

function Timeline({ file, pupil, me, writing }: { file: CaseView; pupil: PupilView; me: string; writing: Writing }) {
  const [newestFirst, setNewestFirst] = useState(true);
  const [shown, setShown] = useState(ENTRIES_AT_ONCE);
  const [signed, setSigned] = useState(false);
  const { opened, correct, resume, close, fault } = useOpened(file, writing);
  const list = useRef<HTMLOListElement>(null);
  useEntryKeys(list);
  const entries = newestFirst ? file.entries : file.entries.toReversed();
  const mayWrite = !opened && !file.closed_on && file.may_write.length > 0;
  const correctable = ({ kind }: EntryView) => mayWrite && CORRECTED_HERE.has(kind);
  return (
    <>
      {opened ? (
        <EntryForm key={opened.draft} file={file} given={pupil.given} opened={opened} onClose={close} onSigned={() => { setSigned(true); close(); }} />
      ) : (
        <Resume pupil={pupil.id} onResume={resume} />
      )}
      {fault && !opened && <ErrorNotice error={fault} />}
      <p className="note" role="status">{signed && !opened && words.signedNow}</p>
      {entries.length === 0 && !opened && <p className="tabpanel">{timeline.empty}</p>}
      {entries.length > 1 && (
        <div className="tl__order">
          <Button kind="quiet" size="small" icon="down" onClick={() => setNewestFirst(!newestFirst)}>{newestFirst ? timeline.newest : timeline.oldest}</Button>
        </div>
      )}
      <ol className="tl" aria-label={timeline.label} ref={list}>
        {entries.slice(0, shown).map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            corrected={entry.corrects ? file.entries.find(({ id }) => id === entry.corrects) : undefined}
            given={pupil.given}
            me={me}
            onCorrect={correctable(entry) ? correct : undefined}
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
