import { useId } from 'react';
import type { PhoneView } from '../api/generated/door';
import { frame } from '../text/sv';
import { shortDay } from './time';

/** Is a child in danger now? 112, and the socialjour if somebody has checked its number. */
export function Emergency({ socialjour }: { socialjour: PhoneView | null }) {
  const id = useId();
  const text = frame.emergency;
  return (
    <section className="lock__akut" aria-labelledby={id}>
      <h2 id={id}>{text.danger}</h2>
      {socialjour ? (
        <p>
          {text.call} <b>{text.sos}</b>. {text.afterHours} <b className="nw">{socialjour.number}</b>{' '}
          <span className="meta nw">{text.checked(`${shortDay(socialjour.checked_on)} ${socialjour.checked_on.slice(0, 4)}`)}</span>
        </p>
      ) : (
        <p><b>{text.ask}</b></p>
      )}
    </section>
  );
}
