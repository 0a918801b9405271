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
  // The core keeps ids; the names of those that matter are on the card.
  const known = [...pupil.receiver.receivers, ...(pupil.receiver.preventive ? [pupil.receiver.preventive] : [])];
  const parts = { answers, answer, known };
  // One day stands for all the questions: a "Nej" is only shown where it was said here, everything else is silence.
  const [denied, setDenied] = useState<ReadonlySet<string>>(new Set());
  const asked = (label: string, yes: Yes | null) => ({
    label,
    given: yes ?? (denied.has(label) ? ('no' as const) : null),
    silence: answers.answered_on ? home.counted : home.noAnswer,
    onSaid: (said: Yes) => setDenied((was) => new Set(said === 'no' ? [...was, label] : [...was].filter((each) => each !== label))),
  });
  const nothing = () => {
    setDenied(new Set([home.placed, home.second, home.stays, home.moved]));
    answer({});
  };
  return (
    <Section title={home.title}>
      <p className="note">{home.lead} {answers.answered_on ? home.answered(longDay(answers.answered_on)) : home.unanswered}</p>
      <div className="stack-4 family__q">
        <Placement {...parts} {...asked(home.placed, answers.placed_by === null ? null : answers.placed_by === 'unknown' ? 'unknown' : 'yes')} />
        {/* Where the place is withheld nobody writes down where the pupil is, or was. */}
        {!pupil.place_withheld && (
          <>
            <Question {...asked(home.second, answers.second_home_municipality === null ? null : 'yes')} onNo={() => answer({ second_home_municipality: null, second_home_stadsdel: null })}>
              <PlaceField label={home.secondPlace} municipality={answers.second_home_municipality} stadsdel={answers.second_home_stadsdel} onPick={(place) => answer({ second_home_municipality: place.municipality, second_home_stadsdel: place.stadsdel })} />
            </Question>
            <Question {...asked(home.stays, answers.stays_at_municipality === null ? null : 'yes')} onNo={() => answer({ stays_at_municipality: null, stays_at_stadsdel: null })}>
              <PlaceField label={home.staysPlace} municipality={answers.stays_at_municipality} stadsdel={answers.stays_at_stadsdel} onPick={(place) => answer({ stays_at_municipality: place.municipality, stays_at_stadsdel: place.stadsdel })} />
            </Question>
            <Question {...asked(home.moved, answers.moved_on === null && answers.moved_from === null ? null : 'yes')} onNo={() => answer({ moved_on: null, moved_from: null, open_inquiry: false })}>
              <Move {...parts} />
            </Question>
          </>
        )}
      </div>
      {!answers.answered_on && <Button onClick={nothing}>{home.nothing}</Button>}
      {set.error && <ErrorNotice error={set.error} retry={() => set.variables && set.mutate(set.variables)} />}
      <p className="note" role="status">{set.isSuccess && home.saved}</p>
    </Section>
  );
}

const YES_NO = [['no', home.no], ['yes', home.yes]] as const;

interface Asked {
  label: string;
  /** What was answered; null = nobody has. */
  given: Yes | null;
  /** Said in place of an answer. */
  silence: string;
  onSaid: (said: Yes) => void;
}

const Silence = ({ words }: { words: string }) => <span className="meta"> {words}</span>;

/** A yes-or-no question; "Ja" opens what must be known, "Nej" takes it back. */
function Question({ label, given, silence, onSaid, onNo, children }: Asked & { onNo: () => void; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const value = open ? 'yes' : given;
  const choose = (next: Yes) => {
    setOpen(next === 'yes');
    onSaid(next);
    if (next === 'no') onNo();
  };
  return (
    <div className="family__ask">
      <Segment small label={<>{label}{value === null && <Silence words={silence} />}</>} options={YES_NO} value={value as 'yes' | 'no' | null} onChange={choose} />
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

function Placement({ answers, answer, known, label, given, silence, onSaid }: PartProps & Asked) {
  const [open, setOpen] = useState(false);
  const value = open ? 'yes' : given;
  const choose = (next: Yes) => {
    setOpen(next === 'yes');
    onSaid(next);
    if (next === 'no') answer({ placed_by: null, placement_kind: null });
    if (next === 'unknown') answer({ placed_by: 'unknown' });
  };
  return (
    <div className="family__ask">
      <Segment small label={<>{label}{value === null && <Silence words={silence} />}</>} options={PLACED} value={value} onChange={choose} />
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
