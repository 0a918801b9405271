import { useState } from 'react';
import { call } from '../../../api/call';
import type { CaseView, EntryView } from '../../../api/generated/door';
import { useCommand, useView } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Loaded } from '../../../parts/Loaded';
import { ErrorNotice } from '../../../parts/Notice';
import { useShortcut } from '../../../parts/shortcuts';
import { keepUntilSaved, unsavedBody } from '../../../parts/unsaved';
import { useAutosave } from '../../../parts/useAutosave';
import { chronology } from '../../../text/sv';
import { EntryParts } from './EntryParts';
import { type EntryFields, faultsOf, fieldsOf, firstFault, requestOf } from './fields';
import { titleOf } from './title';

const { entry: words } = chronology;

interface EntryFormProps {
  file: CaseView;
  given: string;
  draft: string;
  /** The entry that is corrected. */
  corrected: EntryView | undefined;
  onSigned: () => void;
  onClose: () => void;
}

/** A new entry: a draft of the writer alone until it is signed, unchangeable after. */
export function EntryForm(props: EntryFormProps) {
  const { draft, file, corrected } = props;
  const [first, setFirst] = useState<EntryFields | null>(null);
  // Asked once: the form holds the text from then on, and a save must not take it from under the writer.
  const kept = useView('draft', { draft }, { enabled: first === null });
  // A draft that is not there is a new one.
  const fresh = kept.error?.code === 'not_found' || unsavedBody(draft) !== undefined;
  if (first === null && fresh) setFirst(fieldsOf(unsavedBody(draft), file.may_write, corrected));
  else if (first === null && kept.data) setFirst(fieldsOf(kept.data.body, file.may_write, corrected));
  return first ? <Form {...props} first={first} /> : <Loaded view={kept}>{() => null}</Loaded>;
}

function Form({ file, given, draft, corrected, first, onSigned, onClose }: EntryFormProps & { first: EntryFields }) {
  const [fields, setFields] = useState(first);
  const [tried, setTried] = useState(false);
  const { flush, cancel } = useAutosave(fields, (value) => {
    const body = JSON.stringify(value);
    return keepUntilSaved(draft, body, () => call('draft_save', { draft, kind: 'entry', pupil: file.pupil, body }));
  });
  const add = useCommand('entry_add');
  const sign = async () => {
    if (add.isPending) return;
    setTried(true);
    const missing = firstFault(fields);
    if (missing) {
      document.getElementById(missing)?.focus();
      return;
    }
    // What waits is saved first: if signing fails, the draft has every word.
    await flush();
    add.mutate(requestOf(fields, file.id, draft), {
      onSuccess: () => {
        cancel();
        onSigned();
      },
    });
  };
  useShortcut({ keys: 'Control+Enter', label: words.sign, run: () => void sign() });
  return (
    <form className="entry stack-3" aria-labelledby="entry-title" noValidate aria-busy={add.isPending} onSubmit={(event) => { event.preventDefault(); void sign(); }}>
      <div>
        <h2 id="entry-title">{corrected ? words.titleCorrecting(titleOf(corrected)) : words.title}</h2>
        <p className="note">{words.lead}</p>
      </div>
      <EntryParts fields={fields} faults={tried ? faultsOf(fields) : {}} change={(part) => setFields((before) => ({ ...before, ...part }))} mayWrite={file.may_write} given={given} />
      {add.error && <ErrorNotice error={add.error} retry={() => void sign()} />}
      <div className="row">
        <Button kind="main" type="submit" keys="Control+Enter" disabled={add.isPending}>{words.sign}</Button>
        <Button onClick={() => void flush().then((saved) => saved && onClose())}>{words.later}</Button>
        <ThrowAway draft={draft} cancel={cancel} onClose={onClose} />
      </div>
    </form>
  );
}

/** Asks once, then nothing of the draft is left. */
function ThrowAway({ draft, cancel, onClose }: { draft: string; cancel: () => void; onClose: () => void }) {
  const [asking, setAsking] = useState(false);
  const discard = useCommand('draft_discard');
  const throwAway = () => {
    cancel();
    // A form that nobody wrote in has no draft: then there is nothing to throw.
    discard.mutate({ draft }, { onSuccess: onClose, onError: (fault) => fault.code === 'not_found' && onClose() });
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
