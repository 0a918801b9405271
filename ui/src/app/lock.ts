import { call } from '../api/call';
import { forgetClipboard } from '../parts/clipboard';
import { flushAll, savingStore } from '../parts/saving';
import { forgetChosen } from '../parts/startConcern';
import { dismissToasts } from '../parts/toasts';
import { forgetUnsaved } from '../parts/unsaved';
import { rememberCaret } from './caret';

/** A core that takes longer with the last words does not keep the vault open. */
const LAST_WORDS_MS = 2000;

/** Hands over what only the screen holds. What cannot be written, the core keeps sealed: nothing is asked, nothing is lost. */
export async function lastWords(): Promise<void> {
  rememberCaret();
  forgetClipboard();
  await Promise.race([flushAll({ last: true }), new Promise((done) => setTimeout(done, LAST_WORDS_MS))]);
}

/** Lås: last words, then the lock, whatever became of them. */
export async function lockNow(): Promise<void> {
  await lastWords();
  await call('vault_lock', {});
  // The program ends this page now. Where it does not, nothing stays in it either.
  savingStore.reset();
  forgetUnsaved();
  forgetChosen();
  dismissToasts();
}

/** By a key, a button or a command. */
export const lockByHand = (): void => void lockNow();
