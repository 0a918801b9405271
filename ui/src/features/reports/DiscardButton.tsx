import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/call';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { ErrorNotice } from '../../parts/Notice';
import { reports } from '../../text/sv';

const words = reports.head;

/** Throws an unsent draft away, after a question. Its undo levels go with it. */
export function DiscardButton({ report, onDiscarded }: { report: string; onDiscarded: () => void }) {
  const [, go] = useLocation();
  const [asking, setAsking] = useState(false);
  const discard = useCommand('report_discard');
  const act = () =>
    discard.mutate({ report }, {
      onSuccess: () => {
        onDiscarded();
        // There may be no undo levels to throw away: that is no fault.
        call('draft_discard', { draft: report }).catch(() => undefined);
        go('/anmalan');
      },
    });
  return (
    <p className="anm__discard">
      <Button kind="link" onClick={() => setAsking(true)}>{words.discard}</Button>
      {asking && (
        <Dialog
          role="alertdialog"
          title={words.discardTitle}
          open
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button autoFocus onClick={() => setAsking(false)}>{words.discardKeep}</Button>
              <span className="push" />
              <Button onClick={act}>{words.discard}</Button>
            </>
          }
        >
          <p>{words.discardText}</p>
          {discard.error && <ErrorNotice error={discard.error} className="mt3" />}
        </Dialog>
      )}
    </p>
  );
}
