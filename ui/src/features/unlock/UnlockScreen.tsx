import { useState } from 'react';
import type { AppStatusView } from '../../api/generated/door';
import { Emergency } from '../../parts/Emergency';
import { LockPage } from '../../parts/LockPage';
import { RestoreForm } from '../../parts/RestoreForm';
import { unlock } from '../../text/sv';
import { PassphraseForm } from './PassphraseForm';
import { RecoverForm } from './RecoverForm';
import { TroubleForm } from './TroubleForm';

type Way = 'open' | 'paper' | 'vault' | 'keys';

/** Lås upp: the passphrase, the keyring, the paper or a copy; and the numbers that must not wait for any of them. */
export function UnlockScreen({ status }: { status: AppStatusView }) {
  const [way, setWay] = useState<Way>('open');
  const back = () => setWay('open');
  return (
    <LockPage
      foot={
        <>
          <Emergency socialjour={status.socialjour} />
          <p className="meta">{status.trouble === null && unlock.comeBack} {unlock.version(status.version)}.</p>
        </>
      }
    >
      {way === 'vault' || way === 'keys' ? (
        <RestoreForm what={way} onBack={back} />
      ) : status.trouble ? (
        <TroubleForm status={status} trouble={status.trouble} onRestore={setWay} />
      ) : way === 'paper' ? (
        <RecoverForm onBack={back} />
      ) : (
        <PassphraseForm status={status} onForgotten={() => setWay('paper')} onRestore={() => setWay('vault')} />
      )}
    </LockPage>
  );
}
