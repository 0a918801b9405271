import { useState } from 'react';
import type { AppStatusView } from '../../api/generated/door';
import { Emergency } from '../../parts/Emergency';
import { LockPage } from '../../parts/LockPage';
import { Notice } from '../../parts/Notice';
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
  const why = status.locked_by ? unlock.lockedBy[status.locked_by] : undefined;
  const waiting = status.waiting_texts > 0 ? unlock.waiting(status.waiting_texts) : undefined;
  return (
    <LockPage
      foot={
        <>
          <Emergency socialjour={status.socialjour} />
          <p className="meta">{status.trouble === null && unlock.comeBack} {status.trouble === null && !waiting && unlock.saved} {unlock.version(status.version)}.</p>
        </>
      }
    >
      <div className="stack-4">
        {waiting && <Notice tone="wrong" role="status" title={waiting[0]}>{waiting[1]}</Notice>}
        {why && <Notice tone="plain" icon="lock" role="status" title={why[0]}>{!waiting && why[1]}</Notice>}
        {way === 'vault' || way === 'keys' ? (
          <RestoreForm what={way} onBack={back} />
        ) : status.trouble ? (
          <TroubleForm status={status} trouble={status.trouble} onRestore={setWay} />
        ) : way === 'paper' ? (
          <RecoverForm onBack={back} />
        ) : (
          <PassphraseForm status={status} onForgotten={() => setWay('paper')} onRestore={() => setWay('vault')} />
        )}
      </div>
    </LockPage>
  );
}
