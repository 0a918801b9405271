import { type FormEvent, useState } from 'react';
import type { KeychainState, KeyPolicy, RecoveryKeyView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Check } from '../../parts/Field';
import { chosenFault, forgetChosen, NewPassphrase, NO_FAULTS, useChosen } from '../../parts/NewPassphrase';
import { ErrorNotice } from '../../parts/Notice';
import { common, setup, unlock } from '../../text/sv';
import type { SchoolAnswers } from './answers';

const POLICIES: readonly KeyPolicy[] = ['keyring_and_passphrase', 'keyring_or_passphrase', 'passphrase'];

interface KeyFormProps {
  answers: SchoolAnswers;
  keychain: KeychainState;
  onBack: () => void;
  onMade: (key: RecoveryKeyView) => void;
}

/** The passphrase and how the vault may be opened; what the computer's keyring cannot do is not offered. */
export function KeyForm({ answers, keychain, onBack, onMade }: KeyFormProps) {
  const text = setup.key;
  const create = useCommand('vault_create');
  const ready = keychain === 'ready';
  const [policy, setPolicy] = useState<KeyPolicy>('passphrase');
  const chosen = useChosen();
  const [fault, setFault] = useState(NO_FAULTS);
  const weak = create.error?.code === 'passphrase_weak';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = chosenFault(chosen);
    setFault(found);
    if (create.isPending || found.first || found.again) return;
    const { municipality, stadsdel, ...rest } = answers;
    const request = { ...rest, municipality: municipality?.municipality ?? '', stadsdel: stadsdel?.stadsdel ?? null, point: null };
    create.mutate({ ...request, passphrase: chosen.first.read(), policy }, { onSuccess: (key) => { forgetChosen(chosen); onMade(key); } });
  };
  return (
    <form onSubmit={submit} className="stack-3" aria-busy={create.isPending}>
      <div>
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      {create.error && !weak && <ErrorNotice error={create.error} />}
      <NewPassphrase autoFocus chosen={chosen} faults={{ ...fault, first: weak ? unlock.chosen.weak : fault.first }} />
      <fieldset className="f">
        <legend>{text.policy}</legend>
        {POLICIES.map((each) => (
          <Check
            key={each}
            type="radio"
            name="policy"
            checked={policy === each}
            disabled={!ready && each !== 'passphrase'}
            onChange={() => setPolicy(each)}
            detail={text.policies[each]?.[1]}
          >
            {text.policies[each]?.[0]}
          </Check>
        ))}
        {!ready && <p className="hint mt2">{text.keychain[keychain]}</p>}
      </fieldset>
      <div className="row mt4">
        <Button type="submit" kind="main" size="large">{create.isPending ? text.creating : text.create}</Button>
        <Button size="large" kind="quiet" disabled={create.isPending} onClick={onBack}>{common.back}</Button>
      </div>
    </form>
  );
}
