import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onChange } from '../api/call';
import { invalidate, useView } from '../api/query';
import { SetupScreen } from '../features/setup/SetupScreen';
import { UnlockScreen } from '../features/unlock/UnlockScreen';
import { Loaded } from '../parts/Loaded';
import { Hidden, useHide } from './hide';
import { useKeyboard } from './keyboard';
import { OpenVault } from './OpenVault';

/** Decides between first run, lock screen and the work; nothing of it is in the document while hidden. */
export function App() {
  const client = useQueryClient();
  useKeyboard();
  useEffect(() => onChange((change) => invalidate(client, change)), [client]);
  const { hidden, hide } = useHide();
  return hidden ? <Hidden /> : <Gate onHide={hide} />;
}

function Gate({ onHide }: { onHide: () => void }) {
  const status = useView('app_status', {});
  return (
    <Loaded view={status}>
      {(view) => {
        if (view.vault === 'missing') return <SetupScreen status={view} />;
        if (view.vault === 'locked') return <UnlockScreen status={view} />;
        return <OpenVault onHide={onHide} />;
      }}
    </Loaded>
  );
}
