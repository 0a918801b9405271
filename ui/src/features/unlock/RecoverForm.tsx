import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { TextArea } from '../../parts/Field';
import { chosenFault, forgetChosen, NewPassphrase, NO_FAULTS, useChosen } from '../../parts/NewPassphrase';
import { ErrorNotice } from '../../parts/Notice';
import { errors, unlock } from '../../text/sv';

/** Opens the vault with the printed key and sets a new passphrase. */
export function RecoverForm({ onBack }: { onBack: () => void }) {
  const client = useQueryClient();
  const recover = useCommand('vault_recover');
  const key = useRef<HTMLTextAreaElement>(null);
  const chosen = useChosen();
  const [fault, setFault] = useState(NO_FAULTS);
  const [empty, setEmpty] = useState(false);
  const text = unlock.recover;
  const code = recover.error?.code;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = key.current?.value ?? '';
    const found = chosenFault(chosen);
    setFault(found);
    setEmpty(!typed.trim());
    if (recover.isPending || !typed.trim() || found.first || found.again) return;
    recover.mutate(
      { recovery_key: typed, passphrase: chosen.first.read() },
      {
        onSuccess: () => {
          if (key.current) key.current.value = '';
          forgetChosen(chosen);
          void client.invalidateQueries({ queryKey: ['app_status'] });
        },
      },
    );
  };
  const keyFault = recover.error && code === 'recovery_key_wrong' ? errors.errorText(code, recover.error.params).join(' ') : null;
  const shown = { ...fault, first: code === 'passphrase_weak' ? unlock.chosen.weak : fault.first };
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
        error={empty ? text.keyEmpty : keyFault}
        rows={2}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="characters"
        autoFocus
        ref={key}
        onKeyDown={(event) => {
          // One key, no paragraphs: Enter sends, as in every field of this form.
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }
        }}
      />
      <NewPassphrase chosen={chosen} faults={shown} />
      <Button type="submit" kind="main" size="large" wide>{recover.isPending ? unlock.unlocking : text.act}</Button>
      <p className="note">{text.after}</p>
      <p><Button kind="link" onClick={onBack}>{text.back}</Button></p>
    </form>
  );
}
