import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onChange } from '../api/call';
import type { RecoveryKeyView } from '../api/generated/door';
import { invalidate, useView } from '../api/query';
import { SetupScreen } from '../features/setup/SetupScreen';
import { UnlockScreen } from '../features/unlock/UnlockScreen';
import { forgetClipboard } from '../parts/clipboard';
import { Loaded } from '../parts/Loaded';
import { LockPage } from '../parts/LockPage';
import { useDrops } from './drops';
import { Hidden, useHide } from './hide';
import { usePresence } from './idle';
import { useKeyboard } from './keyboard';
import { lastWords } from './lock';
import { OpenVault } from './OpenVault';

/** Decides between first run, lock screen and the work; nothing of it is in the document while hidden. */
export function App() {
  const client = useQueryClient();
  useKeyboard();
  useDrops();
  useEffect(() => onChange((change) => {
    if (change.topic === 'closing') void lastWords();
    else invalidate(client, change);
  }), [client]);
  const { hidden, hide } = useHide();
  // The printed key is shown once and outlives the moment when the vault opens, and Dölj.
  const [recovery, setRecovery] = useState<RecoveryKeyView | null>(null);
  return hidden ? <Hidden /> : <Gate onHide={hide} recovery={recovery} onRecovery={setRecovery} />;
}

interface GateProps {
  onHide: () => void;
  recovery: RecoveryKeyView | null;
  onRecovery: (key: RecoveryKeyView | null) => void;
}

function Gate({ onHide, recovery, onRecovery }: GateProps) {
  const client = useQueryClient();
  const status = useView('app_status', {});
  const locked = status.data?.vault === 'locked';
  usePresence(status.data?.vault === 'open' && recovery !== null);
  useEffect(() => {
    if (!locked) return;
    // A locked vault leaves nothing behind in the window: the screens are gone, their answers go too.
    client.removeQueries({ type: 'inactive' });
    forgetClipboard();
    onRecovery(null);
  }, [client, locked, onRecovery]);
  // Before the first answer there is no frame to say it in.
  if (status.data === undefined) return <LockPage><Loaded view={status}>{() => null}</Loaded></LockPage>;
  return (
    <Loaded view={status}>
      {(view) => {
        if (view.vault === 'missing' || (recovery && !locked)) return <SetupScreen status={view} recovery={recovery} onRecovery={onRecovery} />;
        if (locked) return <UnlockScreen status={view} />;
        return <OpenVault onHide={onHide} />;
      }}
    </Loaded>
  );
}
