import { type RefObject, useRef, useState } from 'react';
import { common, unlock } from '../text/sv';
import { Button } from './Button';
import { Field } from './Field';

/** A field with a secret: read where it is used, and kept by nothing but the field itself. */
export interface SecretField {
  ref: RefObject<HTMLInputElement | null>;
  read: () => string;
  /** After use nothing of it stays on the page. */
  forget: () => void;
}

export function useSecret(): SecretField {
  const ref = useRef<HTMLInputElement>(null);
  return {
    ref,
    read: () => ref.current?.value ?? '',
    forget: () => { if (ref.current) ref.current.value = ''; },
  };
}

interface PassphraseFieldProps {
  label: string;
  secret: SecretField;
  /** Something was typed: an old fault no longer holds. */
  onTyped?: () => void;
  hint?: string;
  error?: string | null;
  autoComplete: 'current-password' | 'new-password';
  id?: string;
  autoFocus?: boolean;
}

/** A passphrase: hidden until "Visa", open to pasting and password managers. */
export function PassphraseField({ label, secret, onTyped, hint, error, autoComplete, id, autoFocus }: PassphraseFieldProps) {
  const [clear, setClear] = useState(false);
  return (
    <Field label={label} hint={hint} error={error ?? null} id={id}>
      {(control) => (
        <div className="pw">
          <input
            {...control}
            ref={secret.ref}
            className={error ? 'in in--l err' : 'in in--l'}
            type={clear ? 'text' : 'password'}
            autoComplete={autoComplete}
            spellCheck={false}
            autoCapitalize="off"
            autoFocus={autoFocus}
            onChange={onTyped}
          />
          <Button kind="quiet" icon={clear ? 'hide' : 'eye'} aria-pressed={clear} onClick={() => setClear(!clear)}>
            {common.show}
          </Button>
        </div>
      )}
    </Field>
  );
}

export interface Chosen {
  first: SecretField;
  again: SecretField;
}

export function useChosen(): Chosen {
  return { first: useSecret(), again: useSecret() };
}

export function forgetChosen({ first, again }: Chosen): void {
  first.forget();
  again.forget();
}

export interface ChosenFaults {
  first: string | null;
  again: string | null;
}

export const NO_FAULTS: ChosenFaults = { first: null, again: null };

/** What the form itself can see; whether the passphrase is strong enough the core says. */
export function chosenFault({ first, again }: Chosen): ChosenFaults {
  return { first: first.read() ? null : unlock.empty, again: first.read() === again.read() ? null : unlock.chosen.different };
}

/** A new passphrase, twice: a slip would lock the user out. */
export function NewPassphrase({ chosen, faults, autoFocus }: { chosen: Chosen; faults: ChosenFaults; autoFocus?: boolean }) {
  const text = unlock.chosen;
  return (
    <>
      <PassphraseField label={text.label} hint={text.hint} error={faults.first} autoComplete="new-password" secret={chosen.first} {...(autoFocus ? { autoFocus } : {})} />
      <PassphraseField label={text.again} error={faults.again} autoComplete="new-password" secret={chosen.again} />
    </>
  );
}
