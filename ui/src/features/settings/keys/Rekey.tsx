import { useState } from 'react';
import type { CallError } from '../../../api/call';
import type { JobView, RecoveryKeyView, SettingsView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { chosenFault, forgetChosen, NewPassphrase, NO_FAULTS, useChosen } from '../../../parts/NewPassphrase';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { useKept } from '../../../parts/useKept';
import { common, settings as texts, unlock } from '../../../text/sv';
import { asError, JobProgress } from '../import/JobProgress';
import { isProofFault, Proof, useProof } from './Proof';
import { NewKey } from './Recovery';

const { rekey: words } = texts;

/** Another vault key, for when what opened the vault may be known to somebody: progress, a way out, and the new paper. */
export function Rekey({ settings }: { settings: SettingsView }) {
  const [asking, setAsking] = useState(false);
  const [job, setJob] = useKept<string | null>('rekey-job', null);
  const [made, setMade] = useKept<RecoveryKeyView | null>('rekey-paper', null);
  const [failed, setFailed] = useState<CallError | null>(null);
  const paper = useCommand('vault_rekey_paper');
  const ended = (view: JobView) => {
    setJob(null);
    if (view.state === 'done') paper.mutate({ job: view.job }, { onSuccess: (key) => { setMade(key); paper.reset(); } });
    else if (view.state === 'failed') setFailed(asError(view));
  };
  if (made) return <NewKey recovery={made} school={settings.school} onDone={() => setMade(null)} />;
  return (
    <Section title={words.title}>
      <div className="stack-3">
        <p className="muted">{words.lead}</p>
        {job ? (
          <JobProgress key={job} job={job} text={words.working} count={words.count} onEnd={ended} />
        ) : (
          <p><Button onClick={() => { setFailed(null); setAsking(true); }}>{words.open}</Button></p>
        )}
        {failed && <ErrorNotice error={failed} />}
        {paper.error && <ErrorNotice error={paper.error} />}
      </div>
      {asking && <Ask onClose={() => setAsking(false)} onStarted={(started) => { setAsking(false); setJob(started); }} />}
    </Section>
  );
}

function Ask({ onClose, onStarted }: { onClose: () => void; onStarted: (job: string) => void }) {
  const proof = useProof();
  const chosen = useChosen();
  const [fault, setFault] = useState(NO_FAULTS);
  const start = useCommand('vault_rekey');
  const weak = start.error?.code === 'passphrase_weak';
  const act = () =>
    proof.use((given) => {
      const found = chosenFault(chosen);
      setFault(found);
      if (start.isPending || found.first || found.again) return;
      start.mutate({ proof: given, passphrase: chosen.first.read(), policy: null }, {
        onSuccess: (view) => {
          proof.forget();
          forgetChosen(chosen);
          onStarted(view.job);
        },
      });
    });
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      foot={
        <>
          <Button className="push" onClick={onClose}>{common.cancel}</Button>
          <Button kind="main" type="submit" form="rekey" disabled={start.isPending}>{words.start}</Button>
        </>
      }
    >
      <form id="rekey" className="stack-3" noValidate onSubmit={(event) => { event.preventDefault(); act(); }}>
        <p className="note">{words.passphrase}</p>
        <Proof proof={proof} error={start.error} />
        <NewPassphrase chosen={chosen} faults={{ ...fault, first: weak ? unlock.chosen.weak : fault.first }} />
        {start.error && !weak && !isProofFault(start.error) && <ErrorNotice error={start.error} retry={act} />}
      </form>
    </Dialog>
  );
}
