import { useState } from 'react';
import { TextField } from '../../parts/Field';
import { shortDay, today } from '../../parts/time';
import { instantOf, readDay, readTime, timeNow } from '../../parts/when';
import { common, reports } from '../../text/sv';

const words = reports.sending.review;

interface MomentField {
  /** The instant, or null when day or time is not understood. */
  at: string | null;
  fields: React.ReactNode;
}

/** A day and a time, now from the start. Faults are shown once `tried`. */
export function useMoment(tried: boolean): MomentField {
  const [day, setDay] = useState(() => shortDay(today()));
  const [time, setTime] = useState(timeNow);
  const [civil, clock] = [readDay(day), readTime(time)];
  return {
    at: civil && clock ? instantOf(civil, clock) : null,
    fields: (
      <div className="pair">
        <TextField label={words.day} autoComplete="off" error={tried && !civil ? common.date.notADate : null} value={day} onChange={({ target }) => setDay(target.value)} />
        <TextField label={words.time} autoComplete="off" error={tried && !clock ? common.date.notATime : null} value={time} onChange={({ target }) => setTime(target.value)} />
      </div>
    ),
  };
}
