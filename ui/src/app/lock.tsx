import { useCallback, useState } from 'react';
import { call } from '../api/call';
import { Button } from '../parts/Button';
import { forgetClipboard } from '../parts/clipboard';
import { Dialog } from '../parts/Dialog';
import { flushAll, savingStore } from '../parts/saving';
import { forgetChosen } from '../parts/startConcern';
import { dismissToasts } from '../parts/toasts';
import { forgetUnsaved } from '../parts/unsaved';
import { frame } from '../text/sv';
import { rememberCaret } from './caret';

/** Closes the vault. Text that is not saved is not asked about here. */
export async function lockNow(): Promise<void> {
  rememberCaret();
  forgetClipboard();
  await call('vault_lock', {});
  savingStore.reset();
  forgetUnsaved();
  forgetChosen();
  dismissToasts();
}

/** Lås: saves first. When that fails the lock waits, and a dialog says so. */
export function useLock(): { lock: () => void; waiting: boolean; stay: () => void } {
  const [waiting, setWaiting] = useState(false);
  const lock = useCallback(() => {
    void flushAll().then((saved) => (saved ? lockNow() : setWaiting(true)));
  }, []);
  return { lock, waiting, stay: useCallback(() => setWaiting(false), []) };
}

/** The text is not saved: copy it, try again, or lock without it. */
export function LockDelayed({ open, onStay }: { open: boolean; onStay: () => void }) {
  const text = frame.lockDelayed;
  return (
    <Dialog
      title={text.title}
      open={open}
      onClose={onStay}
      role="alertdialog"
      foot={
        <>
          <Button kind="quiet" onClick={() => void lockNow()}>{text.anyway}</Button>
          <Button kind="main" className="push" autoFocus onClick={onStay}>{text.stay}</Button>
        </>
      }
    >
      <p>{text.text}</p>
    </Dialog>
  );
}
