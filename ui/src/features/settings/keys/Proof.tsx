import { useState } from 'react';
import type { CallError } from '../../../api/call';
import { PassphraseField, type SecretField, useSecret } from '../../../parts/NewPassphrase';
import { errors, settings } from '../../../text/sv';

const { proof: words } = settings;

interface ProofState {
  secret: SecretField;
  missing: boolean;
  /** Runs with what was typed, or says that nothing was. */
  use: (run: (given: string) => void) => void;
  typed: () => void;
  forget: () => void;
}

/** The passphrase or the paper, asked for where keys or copies are handed out. */
export function useProof(): ProofState {
  const secret = useSecret();
  const [missing, setMissing] = useState(false);
  return {
    secret,
    missing,
    use: (run) => {
      const given = secret.read().trim();
      setMissing(!given);
      if (given) run(given);
      else secret.ref.current?.focus();
    },
    typed: () => setMissing(false),
    forget: secret.forget,
  };
}

/** A fault that is told at the field. */
export const isProofFault = (error: CallError): boolean => error.code === 'passphrase_wrong' || error.code === 'recovery_key_wrong';

export function Proof({ proof, error }: { proof: ProofState; error: CallError | null }) {
  const wrong = error && isProofFault(error) ? errors.errorText(error.code, error.params).join(' ') : null;
  return <PassphraseField label={words.label} hint={words.hint} error={proof.missing ? words.missing : wrong} autoComplete="current-password" secret={proof.secret} onTyped={proof.typed} />;
}
