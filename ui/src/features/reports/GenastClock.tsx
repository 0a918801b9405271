import { useState } from 'react';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { TextField } from '../../parts/Field';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { nearTime } from '../../parts/time';
import { usePassed } from '../../parts/usePassed';
import { common, reports } from '../../text/sv';

const words = reports.genast;

/** The clock that started with the first signal; it runs until the report is sent or somebody says why not. */
export function GenastClock({ report, since, mayStop }: { report: string; since: string; mayStop: boolean }) {
  const [asking, setAsking] = useState(false);
  const minutes = usePassed(since);
  return (
    <>
      <Notice tone="wrong" icon="clock" title={words.title} action={mayStop && <Button size="small" onClick={() => setAsking(true)}>{words.stop}</Button>}>
        {words.text(nearTime(since), common.passed(minutes))}
      </Notice>
      {asking && <StopClock report={report} onClose={() => setAsking(false)} />}
    </>
  );
}

function StopClock({ report, onClose }: { report: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const dismiss = useCommand('signal_dismiss');
  return (
    <Dialog
      title={words.stopTitle}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <span className="push" />
          <Button kind="main" onClick={() => dismiss.mutate({ id: report, reason }, { onSuccess: onClose })}>{words.stop}</Button>
        </>
      }
    >
      <div className="stack-3">
        <p>{words.stopText}</p>
        <TextField label={words.reason} value={reason} autoFocus onChange={({ target }) => setReason(target.value)} />
        {dismiss.error && <ErrorNotice error={dismiss.error} />}
      </div>
    </Dialog>
  );
}
