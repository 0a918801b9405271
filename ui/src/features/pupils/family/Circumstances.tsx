import { type ReactNode, useState } from 'react';
import type { CircumstancesView, PupilView, ReceiverNameView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { Check, Select, TextField } from '../../../parts/Field';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { Segment } from '../../../parts/Segment';
import { longDay } from '../../../parts/time';
import { readDay } from '../../../parts/when';
import { common, pupils } from '../../../text/sv';
import { PlaceField, ReceiverField } from './PlaceField';

const { home } = pupils;
type Answers = CircumstancesView;
type Yes = 'yes' | 'no' | 'unknown';

/** Questions that the register cannot answer. Each answer is stored at once, and the receiver follows. */
export function Circumstances({ pupil }: { pupil: PupilView }) {
  const answers = pupil.circumstances;
  const set = useCommand('pupil_circumstances_set');
  const answer = (part: Partial<Answers>) => set.mutate({ pupil: pupil.id, circumstances: { ...answers, ...part } });
  const given = (yes: boolean): Yes | null => (yes ? 'yes' : answers.answered_on ? 'no' : null);
  // The core keeps ids; the names of those that matter are on the card.
  const known = [...pupil.receiver.receivers, ...(pupil.receiver.preventive ? [pupil.receiver.preventive] : [])];
  const parts = { answers, answer, known };
  return (
    <Section title={home.title}>
      <p className="note">{home.lead} {answers.answered_on ? home.answered(longDay(answers.answered_on)) : home.unanswered}</p>
      <div className="stack-4 family__q">
        <Placement {...parts} given={answers.placed_by === 'unknown' ? 'unknown' : given(answers.placed_by !== null)} />
        <Question label={home.second} given={given(answers.second_home_municipality !== null)} onNo={() => answer({ second_home_municipality: null, second_home_stadsdel: null })}>
          <PlaceField label={home.secondPlace} municipality={answers.second_home_municipality} stadsdel={answers.second_home_stadsdel} onPick={(place) => answer({ second_home_municipality: place.municipality, second_home_stadsdel: place.stadsdel })} />
        </Question>
        <Question label={home.stays} given={given(answers.stays_at_municipality !== null)} onNo={() => answer({ stays_at_municipality: null, stays_at_stadsdel: null })}>
          <PlaceField label={home.staysPlace} municipality={answers.stays_at_municipality} stadsdel={answers.stays_at_stadsdel} onPick={(place) => answer({ stays_at_municipality: place.municipality, stays_at_stadsdel: place.stadsdel })} />
        </Question>
        <Question label={home.moved} given={given(answers.moved_on !== null || answers.moved_from !== null)} onNo={() => answer({ moved_on: null, moved_from: null, open_inquiry: false })}>
          <Move {...parts} />
        </Question>
      </div>
      {!answers.answered_on && <Button onClick={() => answer({})}>{home.nothing}</Button>}
      {set.error && <ErrorNotice error={set.error} retry={() => set.variables && set.mutate(set.variables)} />}
      <p className="note" role="status">{set.isSuccess && home.saved}</p>
    </Section>
  );
}

const YES_NO = [['no', home.no], ['yes', home.yes]] as const;

/** A yes-or-no question; "Ja" opens what must be known, "Nej" takes it back. */
function Question({ label, given, onNo, children }: { label: string; given: Yes | null; onNo: () => void; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const value = open ? 'yes' : given;
  const choose = (next: Yes) => {
    setOpen(next === 'yes');
    if (next === 'no') onNo();
  };
  return (
    <div className="family__ask">
      <Segment small label={label} options={YES_NO} value={value as 'yes' | 'no' | null} onChange={choose} />
      {value === 'yes' && <div className="family__more stack">{children}</div>}
    </div>
  );
}

interface PartProps {
  answers: Answers;
  answer: (part: Partial<Answers>) => void;
  known: ReceiverNameView[];
}

const PLACED = [['no', home.no], ['yes', home.yes], ['unknown', home.placedUnknown]] as const;

function Placement({ answers, answer, known, given }: PartProps & { given: Yes | null }) {
  const [open, setOpen] = useState(false);
  const value = open ? 'yes' : given;
  const choose = (next: Yes) => {
    setOpen(next === 'yes');
    if (next === 'no') answer({ placed_by: null, placement_kind: null });
    if (next === 'unknown') answer({ placed_by: 'unknown' });
  };
  return (
    <div className="family__ask">
      <Segment small label={home.placed} options={PLACED} value={value} onChange={choose} />
      {value !== null && value !== 'no' && (
        <div className="family__more stack">
          {value === 'yes' && <ReceiverField known={known} label={home.placedBy} receiver={answers.placed_by === 'unknown' ? null : answers.placed_by} onPick={(id) => { setOpen(false); answer({ placed_by: id }); }} />}
          {answers.placed_by && <Select label={home.placement} options={home.placements} value={answers.placement_kind ?? ''} onChange={(event) => answer({ placement_kind: event.target.value || null })} />}
        </div>
      )}
    </div>
  );
}

function Move({ answers, answer, known }: PartProps) {
  const [day, setDay] = useState(answers.moved_on ?? '');
  const [left, setLeft] = useState(false);
  const read = readDay(day);
  const keep = () => {
    setLeft(true);
    if (read && read !== answers.moved_on) answer({ moved_on: read });
  };
  return (
    <>
      <TextField label={home.movedOn} value={day} error={left && day && !read ? common.date.notADate : null} onChange={(event) => setDay(event.target.value)} onBlur={keep} onKeyDown={(event) => event.key === 'Enter' && keep()} />
      <ReceiverField known={known} label={home.movedFrom} receiver={answers.moved_from} onPick={(id) => answer({ moved_from: id })} />
      <Check checked={answers.open_inquiry} onChange={(event) => answer({ open_inquiry: event.target.checked })}>{home.inquiry}</Check>
    </>
  );
}
