import { useState } from 'react';
import type { ShareDoneView, ShareQuestion } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Dialog, DialogActs } from '../../parts/Dialog';
import { TextArea } from '../../parts/Field';
import { ErrorNotice } from '../../parts/Notice';
import { sharing } from '../../text/sv';

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
      foot={<DialogActs act={words.refuse} onCancel={onClose} onAct={() => refuse.mutate({ question, reason }, { onSuccess: onDone })} busy={refuse.isPending} />}
    >
      <div className="stack-3">
        <p>{words.refuseText}</p>
        <TextArea label={words.reason} rows={3} autoFocus value={reason} onChange={({ target }) => setReason(target.value)} />
        {refuse.error && <ErrorNotice error={refuse.error} />}
      </div>
    </Dialog>
  );
}
