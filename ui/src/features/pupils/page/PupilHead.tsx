import type { PupilView } from '../../../api/generated/door';
import { Button } from '../../../parts/Button';
import { ErrorNotice, Notice } from '../../../parts/Notice';
import { longDay } from '../../../parts/time';
import { pupils } from '../../../text/sv';
import { nameOf } from '../family/Guardians';
import { useReveal } from './useReveal';

const { head, silence } = pupils;

/** Class, age and the masked number, which is shown for half a minute. */
export function Lead({ pupil }: { pupil: PupilView }) {
  if (pupil.protected) return null;
  return (
    <>
      {[pupil.class, pupil.age !== null && head.age(pupil.age)].filter(Boolean).join(', ')}
      {pupil.number_masked && <>, <MaskedNumber pupil={pupil} /></>}
    </>
  );
}

/** Birth date and dots; the number itself only when asked for. */
export function MaskedNumber({ pupil }: { pupil: PupilView }) {
  const { shown, show, hide, error } = useReveal(pupil.id, 'number');
  return (
    <span className="nw">
      {head.born(shown?.text ?? pupil.number_masked)}{' '}
      <Button kind="link" onClick={shown ? hide : show}>{shown ? head.hide : head.show}</Button>
      {shown && <span className="meta" role="status"> {head.hidesIn(shown.seconds)}</span>}
      {error && <ErrorNotice error={error} retry={show} />}
    </span>
  );
}

/** What must be seen before anything else: protection, silence, that the pupil has left. */
export function Banners({ pupil }: { pupil: PupilView }) {
  const silent = pupil.guardians.filter(({ inform }) => inform === 'do_not_inform');
  const waiting = pupil.guardians.filter(({ inform }) => inform === 'wait');
  return (
    <div className="stack">
      {pupil.protected && <ProtectedBanner pupil={pupil} />}
      {silent.map((guardian) => (
        <Notice key={guardian.id} tone="wrong" icon="forbidden" title={silence.doNotInform(nameOf(guardian))}>
          {guardian.inform_reason && `${silence.reasons[guardian.inform_reason] ?? guardian.inform_reason}. `}
          {silence.applies}
        </Notice>
      ))}
      {waiting.map((guardian) => (
        <Notice key={guardian.id} tone="look" icon="clock" title={silence.wait(nameOf(guardian))}>{silence.askFirst}</Notice>
      ))}
      {pupil.left_on && <Notice title={head.left(longDay(pupil.left_on))}>{head.leftThen}</Notice>}
    </div>
  );
}

function ProtectedBanner({ pupil }: { pupil: PupilView }) {
  const { shown, show, hide, error } = useReveal(pupil.id, 'name');
  return (
    <>
      <Notice
        icon="shield"
        title={shown?.text ?? `${pupil.label}.`}
        action={<Button size="small" onClick={shown ? hide : show}>{shown ? head.hideName : head.showName}</Button>}
      >
        {shown ? <span role="status">{head.hidesIn(shown.seconds)}. {head.nameLogged}</span> : head.protected}
      </Notice>
      {error && <ErrorNotice error={error} retry={show} />}
    </>
  );
}
