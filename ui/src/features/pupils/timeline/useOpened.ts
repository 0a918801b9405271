import { useState } from 'react';
import type { CaseView, EntryView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { titleOf } from './Entry';
import type { Opened } from './EntryForm';
import { draftFields, freshFields } from './fields';

/** The draft of a fresh entry that the page's button or shortcut asked for. */
export interface Writing {
  draft: string | null;
  set: (draft: string | null) => void;
}

/** Which form is open: a correction, a draft from before, or a fresh one. */
export function useOpened(file: CaseView, writing: Writing) {
  const [special, setSpecial] = useState<Opened | null>(null);
  const fresh: Opened | null = writing.draft === null ? null : { draft: writing.draft, fields: freshFields(file.may_write), correcting: null, kept: false };
  const load = useCommand('draft');
  const correct = (entry: EntryView) =>
    setSpecial({ draft: crypto.randomUUID(), fields: freshFields(file.may_write, entry), correcting: titleOf(entry), kept: false });
  const resume = (id: string) =>
    load.mutate({ draft: id }, {
      onSuccess: (draft) => {
        const fields = draftFields(draft, file.may_write);
        if (!fields) return;
        const corrected = file.entries.find((entry) => entry.id === fields.corrects);
        setSpecial({ draft: id, fields, correcting: fields.corrects ? (corrected ? titleOf(corrected) : fields.title) : null, kept: true });
      },
    });
  const close = () => {
    setSpecial(null);
    writing.set(null);
  };
  return { opened: special ?? fresh, correct, resume, close, fault: load.error };
}
