import { useState } from 'react';
import type { PupilView } from '../../../api/generated/door';
import { useCommand } from '../../../api/query';
import { Button } from '../../../parts/Button';
import { TextArea } from '../../../parts/Field';
import { ErrorNotice } from '../../../parts/Notice';
import { Section } from '../../../parts/Screen';
import { longDay } from '../../../parts/time';
import { common, pupils } from '../../../text/sv';
import { Circumstances } from './Circumstances';
import { Guardians } from './Guardians';

const { family } = pupils;

/** What the register and the school know of the pupil and the family. */
export function FamilyTab({ pupil }: { pupil: PupilView }) {
  return (
    <div className="tabpanel family">
      <Section title={family.pupil}>
        <dl className="kv">
          {pupil.class && <><dt>{family.class}</dt><dd>{pupil.class}</dd></>}
          <dt>{family.address}</dt>
          <dd>{pupil.place_withheld ? family.addressProtected : (pupil.address ?? family.addressUnknown)}</dd>
        </dl>
        {pupil.register_date && <p className="meta mt2">{family.register(longDay(pupil.register_date))}</p>}
      </Section>
      <Guardians pupil={pupil} />
      <Wish key={pupil.child_wish} pupil={pupil} />
      <Circumstances pupil={pupil} />
    </div>
  );
}

/** What the child wants told, and to whom. */
function Wish({ pupil }: { pupil: PupilView }) {
  const [text, setText] = useState<string | null>(null);
  const set = useCommand('child_wish_set');
  const save = () => set.mutate({ pupil: pupil.id, text: text ?? '' });
  const title = pupil.given ? family.wishOf(pupil.given) : family.wish;
  if (text === null) {
    return (
      <Section title={title}>
        <div className="row row--sb">
          <p className={pupil.child_wish ? undefined : 'note'}>{pupil.child_wish || family.wishNone}</p>
          <Button size="small" onClick={() => setText(pupil.child_wish)}>{pupil.child_wish ? family.wishChange : family.wishWrite}</Button>
        </div>
      </Section>
    );
  }
  return (
    <Section title={title}>
      <div className="stack">
        {/* Opened on request: whoever opens it writes at once. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <TextArea autoFocus label={family.wishLabel} hint={family.wishHint} rows={2} value={text} onChange={(event) => setText(event.target.value)} />
        {set.error && <ErrorNotice error={set.error} retry={save} />}
        <div className="row">
          <Button onClick={save} disabled={set.isPending}>{family.wishSave}</Button>
          <Button kind="quiet" onClick={() => setText(null)}>{common.cancel}</Button>
        </div>
      </div>
    </Section>
  );
}
