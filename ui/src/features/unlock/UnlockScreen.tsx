import { useState } from 'react';
import type { AppStatusView } from '../../api/generated/door';
import { Emergency } from '../../parts/Emergency';
import { LockPage } from '../../parts/LockPage';
import { unlock } from '../../text/sv';
import { PassphraseForm } from './PassphraseForm';
import { RecoverForm } from './RecoverForm';

/** Lås upp: the passphrase, the keyring, or the paper; and the numbers that must not wait for any of them. */
export function UnlockScreen({ status }: { status: AppStatusView }) {
  const [recovering, setRecovering] = useState(false);
  return (
    <LockPage
      foot={
        <>
          <Emergency socialjour={status.socialjour} />
          <p className="meta">{unlock.comeBack} {unlock.version(status.version)}.</p>
        </>
      }
    >
      {recovering ? <RecoverForm onBack={() => setRecovering(false)} /> : <PassphraseForm status={status} onForgotten={() => setRecovering(true)} />}
    </LockPage>
  );
}
