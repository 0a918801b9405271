import { type FormEvent, useRef, useState } from 'react';
import { useCommand } from '../api/query';
import { common, genast as text } from '../text/sv';
import { Button } from './Button';
import { Dialog, DialogActs } from './Dialog';
import { TextArea } from './Field';
import { ErrorNotice, Notice } from './Notice';
import { nearTime } from './time';
import { usePassed } from './usePassed';

interface GenastClockProps {
  /** The concern or the report that the clock belongs to. */
  id: string;
  /** Instant of the first signal; null when no clock runs. */
  since: string | null;
  /** What the clock stands over: an oro is to be reported, a report is to be sent. */
  over: 'concern' | 'report';
  mayDismiss: boolean;
}

/** The clock of "genast": it runs until a report is sent, or until somebody says why not. */
export function GenastClock({ id, since, over, mayDismiss }: GenastClockProps) {
  const [asking, setAsking] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return <Notice tone="good" role="status" title={text.dismissed} />;
  if (since === null) return null;
  return (
    <>
      <Running since={since} over={over} action={mayDismiss && <Button size="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>{text.dismiss}</Button>} />
      {asking && <Dismiss id={id} onClose={() => setAsking(false)} onDone={() => setDismissed(true)} />}
    </>
  );
}

function Running({ since, over, action }: { since: string; over: GenastClockProps['over']; action: React.ReactNode }) {
  const passed = common.passed(usePassed(since));
  const [title, then] = over === 'concern' ? text.concern(passed) : text.report(nearTime(since), passed);
  return <Notice tone="wrong" icon="clock" title={title} action={action}>{then}</Notice>;
}

/** A line of why is needed; the core keeps it with the name. */
function Dismiss({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const dismiss = useCommand('signal_dismiss');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reason.trim()) field.current?.focus();
    else if (!dismiss.isPending) dismiss.mutate({ id, reason }, { onSuccess: onDone });
  };
  return (
    <Dialog title={text.title} open onClose={onClose} foot={<DialogActs form="dismiss" act={text.dismiss} cancel={text.keep} busy={dismiss.isPending} onCancel={onClose} />}>
      <form id="dismiss" className="stack-3" noValidate onSubmit={submit}>
        <p>{text.text}</p>
        <TextArea ref={field} label={text.reason} hint={text.hint} error={tried && !reason.trim() ? text.empty : null} rows={2} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        {dismiss.error && <ErrorNotice error={dismiss.error} />}
      </form>
    </Dialog>
  );
}
