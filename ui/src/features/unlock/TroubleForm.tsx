import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppStatusView, VaultTrouble } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Dialog, DialogActs } from '../../parts/Dialog';
import { ErrorNotice } from '../../parts/Notice';
import { rescue } from '../../text/sv';

/** A part of the vault is missing: what is left, and the ways back. Never a new vault unasked. */
export function TroubleForm({ status, trouble, onRestore }: { status: AppStatusView; trouble: VaultTrouble; onRestore: (what: 'vault' | 'keys') => void }) {
  const client = useQueryClient();
  const aside = useCommand('vault_set_aside');
  const [asking, setAsking] = useState(false);
  const askAgain = () => void client.invalidateQueries({ queryKey: ['app_status'] });
  const keys = trouble === 'keys_missing' || trouble === 'keys_damaged';
  const [title, lead] = rescue.trouble[trouble];
  const giveUp = () => aside.mutate({}, { onSuccess: askAgain, onSettled: () => setAsking(false) });
  return (
    <div className="stack-4">
      <div role="alert">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        <p className="meta sha">{status.vault_dir}</p>
      </div>
      {aside.error && <ErrorNotice error={aside.error} />}
      {keys && <Button kind="main" size="large" wide autoFocus onClick={() => onRestore('keys')}>{rescue.keys.act}</Button>}
      <Button {...(keys ? {} : { kind: 'main' as const, autoFocus: true })} size="large" wide onClick={() => onRestore('vault')}>{rescue.vault.act}</Button>
      <Button size="large" wide onClick={askAgain}>{rescue.checkAgain}</Button>
      <p><Button kind="link" onClick={() => setAsking(true)}>{rescue.giveUp.ask}</Button></p>
      <Dialog
        title={rescue.giveUp.title}
        open={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        foot={<DialogActs act={rescue.giveUp.act} onCancel={() => setAsking(false)} onAct={giveUp} busy={aside.isPending} />}
      >
        <p>{rescue.giveUp.text}</p>
      </Dialog>
    </div>
  );
}
