import { useState } from 'react';
import type { AppStatusView, RecoveryKeyView } from '../../api/generated/door';
import { LockPage } from '../../parts/LockPage';
import { RestoreForm } from '../../parts/RestoreForm';
import { setup } from '../../text/sv';
import { ChooseKind } from './ChooseKind';
import { KeyForm } from './KeyForm';
import { Paper } from './Paper';
import { SchoolForm } from './SchoolForm';
import { demonstrationAnswers, NO_ANSWERS, type SchoolAnswers } from './answers';

interface SetupProps {
  status: AppStatusView;
  /** The printed key, once the vault is made. */
  recovery: RecoveryKeyView | null;
  onRecovery: (key: RecoveryKeyView | null) => void;
}

/** First run: kind of school, the school and you, the passphrase, the paper. */
export function SetupScreen({ status, recovery, onRecovery }: SetupProps) {
  const [answers, setAnswers] = useState<SchoolAnswers | null>(null);
  const [step, setStep] = useState<'school' | 'key'>('school');
  const [restoring, setRestoring] = useState(false);
  const choose = (demonstration: boolean) => {
    setAnswers(demonstration ? demonstrationAnswers() : NO_ANSWERS);
    setStep('school');
  };
  const place = recovery ? 3 : answers === null ? 0 : step === 'school' ? 1 : 2;
  return (
    <LockPage wide>
      {place > 0 && <StepLine place={place} />}
      {recovery ? (
        <Paper recovery={recovery} school={answers?.school ?? status.school ?? ''} onDone={() => onRecovery(null)} />
      ) : restoring ? (
        <RestoreForm what="vault" onBack={() => setRestoring(false)} />
      ) : answers === null ? (
        <ChooseKind onChoose={choose} onRestore={() => setRestoring(true)} />
      ) : step === 'school' ? (
        <SchoolForm answers={answers} onChange={setAnswers} onNext={() => setStep('key')} onBack={() => setAnswers(null)} />
      ) : (
        <KeyForm answers={answers} keychain={status.keychain} onBack={() => setStep('school')} onMade={onRecovery} />
      )}
    </LockPage>
  );
}

function StepLine({ place }: { place: number }) {
  return (
    <ol className="setup__steps" aria-label={setup.steps.label}>
      {setup.steps.names.map((name, index) => (
        <li key={name} className={index + 1 < place ? 'done' : undefined} aria-current={index + 1 === place ? 'step' : undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}
