import { useState } from 'react';
import { Link } from 'wouter';
import type { DeadlineView, PupilView } from '../../../api/generated/door';
import { Button } from '../../../parts/Button';
import { Districts } from '../../../parts/Districts';
import { urgencyTone } from '../../../parts/Marks';
import { provision } from '../../../parts/provision';
import { ReceiverCard } from '../../../parts/ReceiverCard';
import { Section } from '../../../parts/Screen';
import { daysUntil, shortDay } from '../../../parts/time';
import { common, pupils } from '../../../text/sv';
import { nameOf, Silence } from '../family/Guardians';

const { rail, family } = pupils;

/** Whose namnd and why, who may be told, and which times run. */
export function Rail({ pupil, deadlines }: { pupil: PupilView; deadlines: DeadlineView[] }) {
  const sure = pupil.receiver.certainty === 'certain';
  const [open, setOpen] = useState(false);
  return (
    <>
      <Districts
        card={pupil.receiver}
        beside={sure && <Button kind="link" className="note" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? rail.hideHow : rail.how}</Button>}
      />
      {(open || !sure) && <ReceiverCard card={pupil.receiver} />}
      <Section title={rail.guardians}>
        {pupil.guardians.length === 0 && <p className="note">{family.noGuardians}</p>}
        <ul className="li">
          {pupil.guardians.map((guardian) => (
            <li key={guardian.id}>
              <div className="row row--sb">
                <b>{nameOf(guardian)}</b>
                <Silence guardian={guardian} />
              </div>
              {guardian.inform_reason && <span className="muted">{pupils.silence.reasons[guardian.inform_reason] ?? guardian.inform_reason}</span>}
            </li>
          ))}
          {pupil.child_wish && (
            <li>
              <b>{pupil.given ? family.wishOf(pupil.given) : family.wish}</b>
              <br />
              <span className="muted">{pupil.child_wish}</span>
            </li>
          )}
        </ul>
      </Section>
      <Section title={rail.times}>
        {deadlines.length === 0 ? <p className="note">{rail.noTimes}</p> : <ul className="li tider">{deadlines.map((each) => <Deadline key={`${each.report} ${each.id}`} deadline={each} />)}</ul>}
      </Section>
    </>
  );
}

function Deadline({ deadline }: { deadline: DeadlineView }) {
  const { id, due_on, urgency, report } = deadline;
  const tone = urgencyTone(urgency);
  const late = due_on !== null && daysUntil(due_on) < 0;
  const said = due_on === null ? '' : late ? rail.daysLate(-daysUntil(due_on)) : urgency === 'today' ? common.date.today : shortDay(due_on);
  return (
    <li>
      <b className={tone === 'sen' ? 'sen' : undefined}>{said}</b>
      <div>
        {rail.deadlines[id] ?? id}
        {late && report ? (
          <>
            <br />
            <Link className="rad" href={`/anmalan/${report}`}>{rail.call}</Link>
          </>
        ) : (
          <span>{deadline.provision ? provision(deadline.provision) : rail.routine}</span>
        )}
      </div>
    </li>
  );
}
