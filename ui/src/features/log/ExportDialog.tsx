import { useState } from 'react';
import type { DisclosureLogRequest } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Check } from '../../parts/Field';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { common, log } from '../../text/sv';

const words = log.exporting;

/** The log as a file, for somebody with a right to it. */
export function ExportDialog({ filter, count, onClose }: { filter: DisclosureLogRequest; count: number; onClose: () => void }) {
  const [audience, setAudience] = useState('vardnadshavare');
  const save = useCommand('disclosure_log_export');
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{save.data ? common.close : common.cancel}</Button>
          <span className="push" />
          {!save.data && <Button kind="main" disabled={save.isPending} onClick={() => save.mutate({ filter, audience })}>{words.act}</Button>}
        </>
      }
    >
      <div className="stack-3">
        <p>{words.text(count)}</p>
        {save.data ? (
          <>
            <Notice tone="good" role="status" title={words.done(save.data.file, save.data.folder)}>{words.rows(save.data.rows, save.data.masked)}</Notice>
            <code className="sum">{save.data.sha256}</code>
          </>
        ) : (
          <fieldset>
            <legend>{words.audience}</legend>
            {Object.entries(words.audiences).map(([code, text]) => (
              <Check key={code} type="radio" name="audience" checked={audience === code} onChange={() => setAudience(code)}>{text}</Check>
            ))}
          </fieldset>
        )}
        {save.error && <ErrorNotice error={save.error} />}
      </div>
    </Dialog>
  );
}
