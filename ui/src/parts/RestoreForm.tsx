import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useCommand, useView } from '../api/query';
import { rescue } from '../text/sv';
import { Button } from './Button';
import { Check, TextField } from './Field';
import { PassphraseField, useSecret } from './NewPassphrase';
import { ErrorNotice, Notice } from './Notice';
import { Progress } from './Progress';
import { nearTime } from './time';

const OTHER = '';

/** Puts a copy in the place of the vault, or takes only the key file out of it. What lies there is kept. */
export function RestoreForm({ what, onBack }: { what: 'vault' | 'keys'; onBack: () => void }) {
  const client = useQueryClient();
  const found = useView('vault_copies', {});
  const restore = useCommand('vault_restore');
  const keys = useCommand('vault_restore_keys');
  const [chosen, setChosen] = useState<string | null>(null);
  const [path, setPath] = useState('');
  const secret = useSecret();
  const [tried, setTried] = useState(false);
  const [missing, setMissing] = useState(false);
  const copies = found.data?.copies ?? [];
  const picked = chosen ?? copies[0]?.file ?? OTHER;
  const file = picked === OTHER ? path.trim() : picked;
  const text = what === 'vault' ? rescue.vault : rescue.keys;
  const asked = what === 'vault' ? restore : keys;
  // Done when the core says what there is now: the lock screen of the vault that was brought back.
  const onSuccess = () => {
    secret.forget();
    void client.invalidateQueries({ queryKey: ['app_status'] }).then(onBack);
  };
  const go = (replace: boolean) => {
    setTried(true);
    const typed = secret.read();
    setMissing(!typed);
    if (asked.isPending || !file || !typed) return;
    if (what === 'vault') restore.mutate({ file, secret: typed, replace }, { onSuccess });
    else keys.mutate({ file, secret: typed }, { onSuccess });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(false);
  };
  const whole = asked.error?.code === 'vault_exists';
  return (
    <form onSubmit={submit} className="stack-4" aria-busy={asked.isPending}>
      <div>
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      {copies.length > 0 && (
        <fieldset>
          <legend>{rescue.which}</legend>
          {copies.map((copy) => (
            <Check key={copy.file} type="radio" name="copy" checked={picked === copy.file} onChange={() => setChosen(copy.file)} detail={copy.file}>
              {nearTime(copy.made_at)}
            </Check>
          ))}
          <Check type="radio" name="copy" checked={picked === OTHER} onChange={() => setChosen(OTHER)}>{rescue.other}</Check>
        </fieldset>
      )}
      {picked === OTHER && (
        <TextField
          label={rescue.file}
          hint={rescue.fileHint}
          error={tried && !file ? rescue.fileEmpty : null}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
      )}
      <PassphraseField
        label={rescue.secret}
        hint={rescue.secretHint}
        error={missing ? rescue.secretEmpty : null}
        autoComplete="current-password"
        secret={secret}
        onTyped={() => setMissing(false)}
      />
      {asked.error && !whole && <ErrorNotice error={asked.error} />}
      {whole && (
        <Notice tone="look" role="alert" title={rescue.whole[0]} action={<Button size="small" onClick={() => go(true)}>{rescue.replace}</Button>}>
          {rescue.whole[1]}
        </Notice>
      )}
      {asked.isPending && <Progress text={text.working} done={0} total={0} />}
      <Button type="submit" kind="main" size="large" wide disabled={asked.isPending}>{text.act}</Button>
      <p className="note">{text.after}</p>
      <p><Button kind="link" onClick={onBack}>{rescue.back}</Button></p>
    </form>
  );
}
