import { useState } from 'react';
import type { GuardianView, InformState, PupilView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Dialog } from '../../../parts/Dialog';
import { Select, TextField } from '../../../parts/Field';
import { Flag } from '../../../parts/Marks';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { Segment } from '../../../parts/Segment';
import { common, pupils } from '../../../text/sv';

const { family, silence } = pupils;

/** "Informera inte" or "Vänta"; nothing when the guardian may be told. */
export function Silence({ guardian }: { guardian: GuardianView }) {
  if (guardian.inform === 'normal') return null;
  return <Flag tone={guardian.inform === 'do_not_inform' ? 'stopp' : 'idag'}>{silence.words[guardian.inform]}</Flag>;
}

/** A guardian with protected identity has a number instead of a name. */
export const nameOf = ({ name, number }: { name: string; number: number }): string => name || family.guardian(number);

/** The guardians, who of them may be told, and why not. */
export function Guardians({ pupil }: { pupil: PupilView }) {
  const [changing, setChanging] = useState<GuardianView | null>(null);
  return (
    <Section title={family.guardians}>
      {pupil.guardians.length === 0 && <p className="note">{family.noGuardians}</p>}
      <ul className="li lines">
        {pupil.guardians.map((guardian) => (
          <li key={guardian.id} className="family__g">
            <div>
              <b>{nameOf(guardian)}</b> <Silence guardian={guardian} />
              <br />
              <span className="muted">{guardian.protected ? family.protectedGuardian : [guardian.relation, guardian.phone || family.noPhone].filter(Boolean).join(', ')}</span>
              {guardian.inform_reason && <><br /><span className="muted">{silence.reasons[guardian.inform_reason] ?? guardian.inform_reason}</span></>}
            </div>
            <Button size="small" aria-label={silence.changeOf(nameOf(guardian))} onClick={() => setChanging(guardian)}>{silence.change}</Button>
          </li>
        ))}
      </ul>
      {changing && <InformDialog guardian={changing} onClose={() => setChanging(null)} />}
    </Section>
  );
}

const STATES = (['normal', 'wait', 'do_not_inform'] as const).map((state) => [state, silence.words[state]] as const);
const REASONS: [string, string][] = [['', silence.pick], ...Object.entries(silence.reasons)];

/** A change of who may be told always has a reason; lifting a silence asks for one in words. */
function InformDialog({ guardian, onClose }: { guardian: GuardianView; onClose: () => void }) {
  const [state, setState] = useState<InformState>(guardian.inform);
  const [reason, setReason] = useState(guardian.inform_reason ?? '');
  const [lift, setLift] = useState('');
  const [tried, setTried] = useState(false);
  const set = useCommand('guardian_inform_set');
  const lifting = state === 'normal';
  const given = lifting ? lift.trim() : reason;
  const save = () => {
    setTried(true);
    if (given) set.mutate({ guardian: guardian.id, inform: state, reason: given }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={silence.title(nameOf(guardian))}
      open
      onClose={onClose}
      foot={
        <>
          <Button className="push" onClick={onClose}>{common.cancel}</Button>
          <Button kind="main" onClick={save} disabled={set.isPending || (lifting && guardian.inform === 'normal')}>{silence.save}</Button>
        </>
      }
    >
      <div className="stack-3">
        <Segment label={silence.title(nameOf(guardian))} hideLabel options={STATES} value={state} onChange={setState} />
        {!lifting && <p className="note">{state === 'wait' ? silence.askFirst : silence.applies}</p>}
        {!lifting && <Select label={silence.reason} options={REASONS} value={reason} error={tried && !reason ? silence.reasonMissing : null} onChange={(event) => setReason(event.target.value)} />}
        {lifting && guardian.inform !== 'normal' && (
          <TextField label={silence.lift} hint={silence.liftHint} value={lift} error={tried && !given ? silence.liftMissing : null} onChange={(event) => setLift(event.target.value)} />
        )}
        {set.error && <ErrorNotice error={set.error} retry={save} />}
      </div>
    </Dialog>
  );
}
