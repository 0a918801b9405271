import { type FormEvent, useState } from 'react';
import { useCommand, useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { TextArea } from '../../parts/Field';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { usePassed } from '../../parts/usePassed';
import { common, concerns } from '../../text/sv';

const text = concerns.one;

/** The clock of "genast": it runs as long as the day's list says so, and stops only with a reason. */
export function GenastClock({ concern, at }: { concern: string; at: string }) {
  const { data } = useView('today', {});
  const [asking, setAsking] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  const minutes = usePassed(at);
  const runs = data?.todo.some(({ code, id }) => code === 'genast' && id === concern) ?? false;
  if (dismissed) return <Notice tone="good" role="status" title={text.dismissed} />;
  if (!runs) return null;
  return (
    <>
      <Notice tone="wrong" icon="clock" title={text.genast(common.passed(minutes))} action={<Button size="small" aria-haspopup="dialog" onClick={() => setAsking(true)}>{text.dismiss}</Button>}>
        {text.genastText}
      </Notice>
      <Dismiss concern={concern} open={asking} onClose={() => setAsking(false)} onDone={() => { setAsking(false); setDismissed(true); }} />
    </>
  );
}

/** A line of why is needed; the core keeps it with the name. */
function Dismiss({ concern, open, onClose, onDone }: { concern: string; open: boolean; onClose: () => void; onDone: () => void }) {
  const dismiss = useCommand('signal_dismiss');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (reason.trim() && !dismiss.isPending) dismiss.mutate({ id: concern, reason }, { onSuccess: onDone });
  };
  return (
    <Dialog
      title={text.dismissTitle}
      open={open}
      onClose={onClose}
      foot={
        <>
          <Button kind="quiet" onClick={onClose}>{common.cancel}</Button>
          <Button kind="main" className="push" onClick={() => submit()}>{text.dismiss}</Button>
        </>
      }
    >
      <form className="stack-3" onSubmit={submit}>
        <p>{text.dismissText}</p>
        {dismiss.error && <ErrorNotice error={dismiss.error} />}
        <TextArea label={text.dismissReason} hint={text.dismissHint} error={tried && !reason.trim() ? text.dismissEmpty : null} rows={2} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      </form>
    </Dialog>
  );
}
