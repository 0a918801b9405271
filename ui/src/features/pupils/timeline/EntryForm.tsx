import { useRef, useState } from 'react';
import { call } from '../../../api/call';
import type { CaseView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { ErrorNotice } from '../../../parts/Notice';
import { useShortcut } from '../../../parts/shortcuts';
import { useAutosave } from '../../../parts/useAutosave';
import { chronology } from '../../../text/sv';
import { EntryParts } from './EntryParts';
import { type EntryFields, faultsOf, requestOf } from './fields';

const { entry: words } = chronology;

export interface Opened {
  draft: string;
  fields: EntryFields;
  /** Heading of the entry that is corrected. */
  correcting: string | null;
  /** The draft is already in the vault. */
  kept: boolean;
}

interface EntryFormProps {
  file: CaseView;
  given: string;
  opened: Opened;
  onSigned: () => void;
  onClose: () => void;
}

/** A new entry: a draft of the writer alone until it is signed, unchangeable after. */
export function EntryForm({ file, given, opened, onSigned, onClose }: EntryFormProps) {
  const [fields, setFields] = useState(opened.fields);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const kept = useRef(opened.kept);
  const { flush, cancel } = useAutosave(fields, async (value) => {
    const saved = await call('draft_save', { draft: opened.draft, kind: 'entry', pupil: file.pupil, body: JSON.stringify(value) });
    kept.current = true;
    return saved;
  });
  const add = useCommand('entry_add');
  const sign = async () => {
    setTried(true);
    if (Object.keys(faultsOf(fields)).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    await flush();
    add.mutate(requestOf(fields, file.id, kept.current ? opened.draft : null), {
      onSuccess: () => {
        cancel();
        onSigned();
      },
    });
  };
  useShortcut({ keys: 'Control+Enter', label: words.sign, run: () => void sign() });
  return (
    <form ref={form} className="entry stack-3" aria-labelledby="entry-title" noValidate onSubmit={(event) => { event.preventDefault(); void sign(); }}>
      <div>
        <h2 id="entry-title">{opened.correcting === null ? words.title : words.titleCorrecting(opened.correcting)}</h2>
        <p className="note">{words.lead}</p>
      </div>
      <EntryParts fields={fields} faults={tried ? faultsOf(fields) : {}} change={(part) => setFields((before) => ({ ...before, ...part }))} mayWrite={file.may_write} given={given} />
      {add.error && <ErrorNotice error={add.error} retry={() => void sign()} />}
      <div className="row">
        <Button kind="main" type="submit" keys="Control+Enter" disabled={add.isPending}>{words.sign}</Button>
        <Button onClick={() => void flush().then((saved) => saved && onClose())}>{words.later}</Button>
        <ThrowAway draft={opened.draft} isKept={() => kept.current} cancel={cancel} onClose={onClose} />
      </div>
    </form>
  );
}

/** Asks once, then nothing of the draft is left. */
function ThrowAway({ draft, isKept, cancel, onClose }: { draft: string; isKept: () => boolean; cancel: () => void; onClose: () => void }) {
  const [asking, setAsking] = useState(false);
  const discard = useCommand('draft_discard');
  const throwAway = () => {
    cancel();
    if (isKept()) discard.mutate({ draft }, { onSuccess: onClose });
    else onClose();
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>{words.discard}</Button>
      <Dialog
        role="alertdialog"
        title={words.discardTitle}
        open={asking}
        onClose={() => setAsking(false)}
        foot={
          <>
            <Button className="push" onClick={() => setAsking(false)}>{words.keep}</Button>
            <Button onClick={throwAway}>{words.discard}</Button>
          </>
        }
      >
        <p>{words.discardText}</p>
        {discard.error && <ErrorNotice error={discard.error} retry={throwAway} />}
      </Dialog>
    </>
  );
}
