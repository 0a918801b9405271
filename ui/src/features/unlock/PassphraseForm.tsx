import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AppStatusView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { PassphraseField, useSecret } from '../../parts/NewPassphrase';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { errors, unlock } from '../../text/sv';

const FIELD = 'passphrase';

/** What the school's policy asks for. */
export function PassphraseForm({ status, onForgotten, onRestore }: { status: AppStatusView; onForgotten: () => void; onRestore: () => void }) {
  const client = useQueryClient();
  const open = useCommand('vault_unlock');
  const secret = useSecret();
  const [empty, setEmpty] = useState(false);
  const wrong = open.error?.code === 'passphrase_wrong';
  const askAgain = () => void client.invalidateQueries({ queryKey: ['app_status'] });
  const go = (tried: string | null) =>
    open.mutate(
      { passphrase: tried },
      {
        onSuccess: () => { secret.forget(); askAgain(); },
        // A wrong passphrase is mostly one letter: it stays, selected, to be typed over or shown.
        onError: () => secret.ref.current?.select(),
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (open.isPending) return;
    const typed = secret.read();
    setEmpty(typed === '');
    if (typed === '') secret.ref.current?.focus();
    else go(typed);
  };
  const needed = status.policy === 'keyring_and_passphrase' && status.keychain !== 'ready' ? unlock.keyringNeeded[status.keychain] : undefined;
  const mayUseKeyring = status.policy === 'keyring_or_passphrase' && status.keychain !== 'missing';
  return (
    <form onSubmit={submit} aria-busy={open.isPending}>
      <h1>{unlock.title}</h1>
      {status.user && <p className="lead">{unlock.who(status.user.name, status.user.role)}<br />{status.school}</p>}
      {needed && (
        <Notice tone="look" className="mt4" title={needed[0]} action={<Button size="small" onClick={askAgain}>{unlock.checkAgain}</Button>}>
          {needed[1]}
        </Notice>
      )}
      {open.error && !wrong && <ErrorNotice className="mt4" error={open.error} />}
      <div className="mt6">
        <PassphraseField
          id={FIELD}
          label={unlock.passphrase}
          hint={unlock.hint}
          error={empty ? unlock.empty : wrong ? errors.errorText('passphrase_wrong', {}).join(' ') : null}
          autoComplete="current-password"
          autoFocus
          secret={secret}
          onTyped={() => setEmpty(false)}
        />
      </div>
      <Button type="submit" kind="main" size="large" wide className="mt4">{open.isPending ? unlock.unlocking : unlock.unlock}</Button>
      {mayUseKeyring && <Button size="large" wide icon="key" className="mt2" disabled={open.isPending} onClick={() => go(null)}>{unlock.keyring}</Button>}
      <p className="row mt4">
        <Button kind="link" onClick={onRestore}>{unlock.restore}</Button>
        <Button kind="link" className="push" onClick={onForgotten}>{unlock.forgotten}</Button>
      </p>
    </form>
  );
}
