import { useState } from 'react';
import type { ShareDoneView, ShareQuestion } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { TextArea } from '../../parts/Field';
import { ErrorNotice } from '../../parts/Notice';
import { common, sharing } from '../../text/sv';

const words = sharing.act;

/** Not to disclose is a decision too: with its reason, in the log. */
export function RefuseDialog({ question, onClose, onDone }: { question: ShareQuestion; onClose: () => void; onDone: (done: ShareDoneView) => void }) {
  const [reason, setReason] = useState('');
  const refuse = useCommand('share_refuse');
  return (
    <Dialog
      title={words.refuseTitle}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <span className="push" />
          <Button kind="main" disabled={refuse.isPending} onClick={() => refuse.mutate({ question, reason }, { onSuccess: onDone })}>{words.refuse}</Button>
        </>
      }
    >
      <div className="stack-3">
        <p>{words.refuseText}</p>
        <TextArea label={words.reason} rows={3} autoFocus value={reason} onChange={({ target }) => setReason(target.value)} />
        {refuse.error && <ErrorNotice error={refuse.error} />}
      </div>
    </Dialog>
  );
}
