import { DateField, TimeField } from '../../../parts/DateField';
import { Select, TextArea, TextField } from '../../../parts/Field';
import { Segment } from '../../../parts/Segment';
import { chronology, common } from '../../../text/sv';
import { type EntryFaults, type EntryFields, FIELD_IDS } from './fields';

const { entry: words, timeline } = chronology;

interface PartsProps {
  fields: EntryFields;
  faults: EntryFaults;
  change: (part: Partial<EntryFields>) => void;
  mayWrite: string[];
  given: string;
}

/** The fields of an entry: facts, the child's words, assessment and decision are held apart. */
export function EntryParts({ fields, faults, change, mayWrite, given }: PartsProps) {
  const text = (key: 'title' | 'facts' | 'child_words' | 'assessment' | 'decision' | 'reason') => ({
    id: FIELD_IDS[key],
    value: fields[key],
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
  });
  const domain = common.domains[fields.domain] ?? fields.domain;
  return (
    <>
      <div className="entry__top">
        <Segment label={words.kind} options={words.kinds} value={fields.kind as 'note' | 'call' | 'decision'} onChange={(kind) => change({ kind })} />
        {mayWrite.length > 1 ? (
          <Select
            label={words.domain}
            hint={words.domainHint[fields.domain]}
            options={mayWrite.map((each) => [each, common.domains[each] ?? each] as const)}
            value={fields.domain}
            onChange={(event) => change({ domain: event.target.value })}
          />
        ) : (
          <p className="hint"><b>{words.domain}</b> {domain}. {words.domainHint[fields.domain]}</p>
        )}
      </div>
      {/* The form opens on request: whoever opens it writes at once. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      {fields.corrects && <TextField autoFocus label={words.reason} hint={words.reasonHint} error={faults.reason ?? null} {...text('reason')} />}
      <div className="entry__when">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextField autoFocus={!fields.corrects} label={words.heading} placeholder={words.headingHint} {...text('title')} />
        <DateField id={FIELD_IDS.day} label={words.day} text={fields.day} onText={(day) => change({ day })} past />
        <TimeField id={FIELD_IDS.time} label={words.time} text={fields.time} onText={(time) => change({ time })} />
      </div>
      <TextArea label={words.facts} hint={words.factsHint} error={faults.facts ?? null} {...text('facts')} />
      <TextArea words label={given ? timeline.words(given) : words.words} aside={words.wordsAside} rows={2} {...text('child_words')} />
      <TextArea label={words.assessment} hint={words.assessmentHint} rows={2} {...text('assessment')} />
      <TextArea label={words.decision} hint={words.decisionHint} rows={2} {...text('decision')} />
    </>
  );
}
