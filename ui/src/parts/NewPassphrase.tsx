import { useState } from 'react';
import { common, unlock } from '../text/sv';
import { Button } from './Button';
import { Field } from './Field';

interface PassphraseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error?: string | null;
  autoComplete: 'current-password' | 'new-password';
  id?: string;
  autoFocus?: boolean;
  /** Shown in clear together with another field; absent = the field has its own button. */
  shown?: boolean;
}

/** A passphrase: hidden until "Visa", open to pasting and password managers. */
export function PassphraseField({ label, value, onChange, hint, error, autoComplete, id, autoFocus, shown }: PassphraseFieldProps) {
  const [own, setOwn] = useState(false);
  const clear = shown ?? own;
  return (
    <Field label={label} hint={hint} error={error ?? null} id={id}>
      {(control) => (
        <div className="pw">
          <input
            {...control}
            className={error ? 'in in--l err' : 'in in--l'}
            type={clear ? 'text' : 'password'}
            autoComplete={autoComplete}
            spellCheck={false}
            autoCapitalize="off"
            autoFocus={autoFocus}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {shown === undefined && (
            <Button kind="quiet" icon={clear ? 'hide' : 'eye'} aria-pressed={clear} onClick={() => setOwn(!clear)}>
              {common.show}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}

export interface Chosen {
  first: string;
  again: string;
}

/** What the form itself can see; whether the passphrase is strong enough the core says. */
export function chosenFault({ first, again }: Chosen): { first: string | null; again: string | null } {
  return { first: first ? null : unlock.empty, again: first === again ? null : unlock.chosen.different };
}

/** A new passphrase, twice: a slip would lock the user out. */
export function NewPassphrase({ value, onChange, faults, autoFocus }: { value: Chosen; onChange: (value: Chosen) => void; faults: { first: string | null; again: string | null }; autoFocus?: boolean }) {
  const text = unlock.chosen;
  return (
    <>
      <PassphraseField
        label={text.label}
        hint={text.hint}
        error={faults.first}
        autoComplete="new-password"
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        {...(autoFocus ? { autoFocus } : {})}
      />
      <PassphraseField label={text.again} error={faults.again} autoComplete="new-password" value={value.again} onChange={(again) => onChange({ ...value, again })} />
    </>
  );
}
