import { type FormEvent, useState } from 'react';
import type { KeychainState, KeyPolicy, RecoveryKeyView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { Check } from '../../parts/Field';
import { type Chosen, chosenFault, NewPassphrase } from '../../parts/NewPassphrase';
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
  const [chosen, setChosen] = useState<Chosen>({ first: '', again: '' });
  const [tried, setTried] = useState(false);
  const fault = chosenFault(chosen);
  const weak = create.error?.code === 'passphrase_weak';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (create.isPending || fault.first || fault.again) return;
    const { municipality, stadsdel, ...rest } = answers;
    const request = { ...rest, municipality: municipality?.municipality ?? '', stadsdel: stadsdel?.stadsdel ?? null, point: null };
    create.mutate({ ...request, passphrase: chosen.first, policy }, { onSuccess: onMade });
  };
  return (
    <form onSubmit={submit} className="stack-3" aria-busy={create.isPending}>
      <div>
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      {create.error && !weak && <ErrorNotice error={create.error} />}
      <NewPassphrase autoFocus value={chosen} onChange={setChosen} faults={tried ? { ...fault, first: weak ? unlock.chosen.weak : fault.first } : { first: null, again: null }} />
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
