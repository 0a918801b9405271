import { useEffect, useState } from 'react';
import { call } from '../../../api/call';
import type { CaseView, EntryView } from '../../../api/generated/door';
import { titleOf } from './Entry';
import type { Opened } from './EntryForm';
import { draftFields, freshFields } from './fields';

/** Whether a form is wanted; the page's button and shortcut ask for one too. */
export interface Writing {
  on: boolean;
  set: (on: boolean) => void;
}

/** Which form is open: a fresh one, a correction, or a draft from before. */
export function useOpened(file: CaseView, writing: Writing) {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    if (writing.on) setOpened((before) => before ?? { draft: crypto.randomUUID(), fields: freshFields(file.may_write), correcting: null, kept: false });
  }, [writing.on, file.may_write]);
  const correct = (entry: EntryView) => {
    setOpened({ draft: crypto.randomUUID(), fields: freshFields(file.may_write, entry), correcting: titleOf(entry), kept: false });
    writing.set(true);
  };
  const resume = async (id: string) => {
    const fields = draftFields(await call('draft', { draft: id }), file.may_write);
    if (!fields) return;
    const corrected = file.entries.find((entry) => entry.id === fields.corrects);
    setOpened({ draft: id, fields, correcting: fields.corrects ? (corrected ? titleOf(corrected) : fields.title) : null, kept: true });
    writing.set(true);
  };
  const close = () => {
    setOpened(null);
    writing.set(false);
  };
  return { opened, correct, resume, close };
}
