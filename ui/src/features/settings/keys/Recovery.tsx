import { useState } from 'react';
import type { RecoveryKeyView, SettingsView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Check } from '../../../parts/Field';
import { ErrorNotice } from '../../../parts/Notice';
import { RecoveryPaper } from '../../../parts/RecoveryPaper';
import { Section } from '../../../parts/Screen';
import { longDay } from '../../../parts/time';
import { useKept } from '../../../parts/useKept';
import { common, settings as texts } from '../../../text/sv';
import { isProofFault, Proof, useProof } from './Proof';

const { recovery: words } = texts;

/** The printed key: when it was made, and a new one, shown once. */
export function Recovery({ settings }: { settings: SettingsView }) {
  const [asking, setAsking] = useState(false);
  // Shown once: Dölj must not lose it.
  const [made, setMade] = useKept<RecoveryKeyView | null>('recovery', null);
  const replace = useCommand('recovery_key_replace');
  const proof = useProof();
  const act = () =>
    proof.use((given) =>
      replace.mutate({ proof: given }, {
        onSuccess: (view) => {
          setMade(view);
          setAsking(false);
          // The key must not stay in memory behind the screen.
          replace.reset();
        },
      }),
    );
  if (made) return <NewKey recovery={made} school={settings.school} onDone={() => setMade(null)} />;
  return (
    <Section title={words.title}>
      <p>{settings.recovery_issued ? words.issued(longDay(settings.recovery_issued)) : words.never} <span className="muted">{words.lead}</span></p>
      <Button className="mt3" onClick={() => setAsking(true)}>{words.replace}</Button>
      <Dialog
        role="alertdialog"
        title={words.askTitle}
        open={asking}
        onClose={() => setAsking(false)}
        foot={
          <>
            <Button className="push" onClick={() => setAsking(false)}>{common.cancel}</Button>
            <Button kind="main" disabled={replace.isPending} onClick={act}>{words.act}</Button>
          </>
        }
      >
        <p>{words.ask}</p>
        <Proof proof={proof} error={replace.error} />
        {replace.error && !isProofFault(replace.error) && <ErrorNotice error={replace.error} retry={act} />}
      </Dialog>
    </Section>
  );
}

/** Stays until it is said to be saved: it never comes back. */
export function NewKey({ recovery, school, onDone }: { recovery: RecoveryKeyView; school: string; onDone: () => void }) {
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  return (
    <Section title={words.newTitle}>
      <div className="stack-3">
        <p className="note" role="status">{words.newLead}</p>
        <RecoveryPaper recovery={recovery} school={school} />
        <Check checked={saved} onChange={(event) => setSaved(event.target.checked)}>{words.saved}</Check>
        <p className="ferr" role="status">{tried && !saved && words.doneFirst}</p>
        <Button kind="main" onClick={() => (saved ? onDone() : setTried(true))}>{words.done}</Button>
      </div>
    </Section>
  );
}
