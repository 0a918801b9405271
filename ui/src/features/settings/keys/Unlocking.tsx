import { useState } from 'react';
import type { KeyPolicy, SettingsView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Check } from '../../../parts/Field';
import { chosenFault, forgetChosen, NewPassphrase, NO_FAULTS, PassphraseField, useChosen, useSecret } from '../../../parts/NewPassphrase';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { common, settings as texts, setup, unlock } from '../../../text/sv';

const { key: words } = texts;
const POLICIES: readonly KeyPolicy[] = ['keyring_and_passphrase', 'keyring_or_passphrase', 'passphrase'];

/** How the vault opens: the policy, the computer's keyring, the passphrase. */
export function Unlocking({ settings }: { settings: SettingsView }) {
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  const [name, detail] = setup.key.policies[settings.policy] ?? [settings.policy, ''];
  return (
    <Section title={words.title}>
      <dl className="kv">
        <dt>{words.policy}</dt>
        <dd>{name}<br /><span className="muted">{detail}</span></dd>
        {settings.policy_decided && <><dt>{words.decided}</dt><dd>{setup.key.policies[settings.policy_decided]?.[0]}<br /><span className="muted">{words.decidedThen}</span></dd></>}
        <dt>{words.keychain}</dt>
        <dd>{words.keychainStates[settings.keychain]}</dd>
      </dl>
      <Button className="mt3" icon="key" onClick={() => { setChanged(false); setOpen(true); }}>{words.change}</Button>
      <p className="note" role="status">{changed && words.changed}</p>
      {open && <ChangePassphrase settings={settings} onClose={() => setOpen(false)} onChanged={() => { setOpen(false); setChanged(true); }} />}
    </Section>
  );
}

function ChangePassphrase({ settings, onClose, onChanged }: { settings: SettingsView; onClose: () => void; onChanged: () => void }) {
  const old = useSecret();
  const chosen = useChosen();
  const [policy, setPolicy] = useState(settings.policy);
  const [missing, setMissing] = useState(false);
  const [fault, setFault] = useState(NO_FAULTS);
  const change = useCommand('passphrase_change');
  const ready = settings.keychain === 'ready';
  const wrong = change.error?.code === 'passphrase_wrong';
  const weak = change.error?.code === 'passphrase_weak';
  const save = () => {
    const found = chosenFault(chosen);
    setFault(found);
    setMissing(!old.read());
    if (change.isPending || !old.read() || found.first || found.again) return;
    const request = { old: old.read(), new: chosen.first.read(), policy: policy === settings.policy ? null : policy };
    change.mutate(request, { onSuccess: () => { old.forget(); forgetChosen(chosen); onChanged(); } });
  };
  return (
    <Dialog
      title={words.changeTitle}
      open
      onClose={onClose}
      foot={
        <>
          <Button className="push" onClick={onClose}>{common.cancel}</Button>
          <Button kind="main" type="submit" form="passphrase" disabled={change.isPending}>{words.change}</Button>
        </>
      }
    >
      <form id="passphrase" className="stack-3" noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
        <p className="note">{words.changeLead}</p>
        <PassphraseField autoFocus label={words.old} autoComplete="current-password" secret={old} error={missing ? words.oldMissing : wrong ? words.oldWrong : null} />
        <NewPassphrase chosen={chosen} faults={{ ...fault, first: weak ? unlock.chosen.weak : fault.first }} />
        <fieldset className="f">
          <legend>{words.newPolicy}</legend>
          {POLICIES.map((each) => (
            <Check key={each} type="radio" name="new-policy" checked={policy === each} disabled={!ready && each !== 'passphrase'} onChange={() => setPolicy(each)} detail={setup.key.policies[each]?.[1]}>
              {setup.key.policies[each]?.[0]}
            </Check>
          ))}
          {!ready && <p className="hint mt2">{setup.key.keychain[settings.keychain]}</p>}
        </fieldset>
        {change.error && !wrong && !weak && <ErrorNotice error={change.error} retry={save} />}
      </form>
    </Dialog>
  );
}
