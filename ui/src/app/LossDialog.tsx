import type { SessionView } from '../api/generated/door';
import { useCommand } from '../api/query';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Losses } from '../parts/Losses';
import { ErrorNotice } from '../parts/Notice';
import { rescue } from '../text/sv';

/** What was found to be lost: said once to whoever opens the vault, and again until somebody has read it. */
export function LossDialog({ session }: { session: SessionView }) {
  const seen = useCommand('losses_seen');
  const text = rescue.told;
  const content = session.losses.some(({ kind }) => !kind.startsWith('head_'));
  return (
    <Dialog
      title={content ? text.title : text.headTitle}
      open={session.losses.length > 0}
      onClose={() => undefined}
      mustAnswer
      role="alertdialog"
      foot={<Button kind="main" className="push" autoFocus disabled={seen.isPending} onClick={() => seen.mutate({})}>{text.act}</Button>}
    >
      <div className="stack-3">
        <Losses losses={session.losses} />
        {content && <p>{text.lead}</p>}
        {seen.error && <ErrorNotice error={seen.error} />}
      </div>
    </Dialog>
  );
}
