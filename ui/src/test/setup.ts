import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import './styles';
import { dismissToasts } from '../parts/toasts';
import { forgetUnsaved } from '../parts/unsaved';
import { savingStore } from '../parts/saving';

// jsdom has neither; the dialogs of React Aria ask for the first, axe for the second.
globalThis.CSS ??= { escape: (text: string) => text.replaceAll(/[^\w-]/g, String.raw`\$&`) } as typeof CSS;
HTMLCanvasElement.prototype.getContext = () => null;

// A busy machine is slow, not wrong: what is awaited may take a while before a test gives up.
configure({ asyncUtilTimeout: 8000 });

afterEach(() => {
  cleanup();
  // What lives beside the screens starts anew for the next test.
  savingStore.reset();
  forgetUnsaved();
  dismissToasts();
  // A caret kept over a lock would take the focus in the next test.
  sessionStorage.clear();
});
