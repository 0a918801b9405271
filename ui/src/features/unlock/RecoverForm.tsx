import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { TextArea } from '../../parts/Field';
import { type Chosen, chosenFault, NewPassphrase } from '../../parts/NewPassphrase';
import { ErrorNotice } from '../../parts/Notice';
import { errors, unlock } from '../../text/sv';

/** Opens the vault with the printed key and sets a new passphrase. */
export function RecoverForm({ onBack }: { onBack: () => void }) {
  const client = useQueryClient();
  const recover = useCommand('vault_recover');
  const [key, setKey] = useState('');
  const [chosen, setChosen] = useState<Chosen>({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const text = unlock.recover;
  const fault = chosenFault(chosen);
  const code = recover.error?.code;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (recover.isPending || !key.trim() || fault.first || fault.again) return;
    recover.mutate(
      { recovery_key: key, passphrase: chosen.first },
      { onSuccess: () => void client.invalidateQueries({ queryKey: ['app_status'] }) },
    );
  };
  const keyFault = recover.error && code === 'recovery_key_wrong' ? errors.errorText(code, recover.error.params).join(' ') : null;
  const shown = tried ? { ...fault, first: code === 'passphrase_weak' ? unlock.chosen.weak : fault.first } : { first: null, again: null };
  return (
    <form onSubmit={submit} className="stack-4" aria-busy={recover.isPending}>
      <div>
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      {recover.error && !keyFault && code !== 'passphrase_weak' && <ErrorNotice error={recover.error} />}
      <TextArea
        label={text.key}
        hint={text.keyHint}
        error={tried && !key.trim() ? text.keyEmpty : keyFault}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="characters"
        autoFocus
        value={key}
        onChange={(event) => setKey(event.target.value)}
        onKeyDown={(event) => {
          // One key, no paragraphs: Enter sends, as in every field of this form.
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
      <NewPassphrase value={chosen} onChange={setChosen} faults={shown} />
      <Button type="submit" kind="main" size="large" wide>{recover.isPending ? unlock.unlocking : text.act}</Button>
      <p className="note">{text.after}</p>
      <p><Button kind="link" onClick={onBack}>{text.back}</Button></p>
    </form>
  );
}
