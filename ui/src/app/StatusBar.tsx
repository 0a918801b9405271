import { useSyncExternalStore } from 'react';
import type { SessionView } from '../api/generated/door';
import { useView } from '../api/query';
import { Icon } from '../parts/Icon';
import { savingStore, type SaveState } from '../parts/saving';
import { clock } from '../parts/time';
import { frame } from '../text/sv';
import { type IdleClock, IdleLine } from './idle';

/** What is saved, and when the lock comes. */
export function StatusBar({ session, idle }: { session: SessionView; idle: IdleClock }) {
  const saving = useSyncExternalStore(savingStore.subscribe, savingStore.get);
  const waiting = useView('app_status', {}).data?.waiting_texts ?? 0;
  return (
    <footer className="foot" aria-label={frame.regions.status}>
      <SavedLine state={saving} />
      {waiting > 0 && saving.kind !== 'failed' && <span role="alert" className="sen b"><Icon name="warning" small />{frame.status.waiting(waiting)}</span>}
      <span><Icon name="computer" small />{frame.status.local}</span>
      {session.demonstration && <span>{frame.demonstration}</span>}
      <IdleLine clock={idle} minutes={session.idle_minutes} />
    </footer>
  );
}

/** Polite when saved, assertive when it failed; silent while typing. */
function SavedLine({ state }: { state: SaveState }) {
  if (state.kind === 'failed') {
    return <span role="alert" className="sen b"><Icon name="warning" small />{frame.status.failed}. {frame.status.failedThen}</span>;
  }
  const text = state.kind === 'saving' ? frame.status.saving : state.at ? frame.status.saved(clock(state.at)) : frame.status.nothingToSave;
  return <span role="status"><Icon name="check" small />{text}</span>;
}
