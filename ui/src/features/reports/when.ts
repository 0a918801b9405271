// When something was seen or heard, as people write it. What is not understood is kept as it was written.
import { longDay, shortDay, today } from '../../parts/time';
import { readDay, readTime } from '../../parts/when';

/** `2026-11-24`, `2026-11-24T10:20`, or null. A day without a year is the latest such day. */
export function parseWhen(text: string): string | null {
  const written = text.trim().toLowerCase();
  const time = /(?:^|[\st])((?:kl\.? ?)?\d{1,2}[.:]\d{2})$/.exec(written);
  const day = readDay((time ? written.slice(0, time.index) : written).replace(/,$/, ''));
  if (!day || !time) return day;
  const clock = readTime(time[1] ?? '');
  return clock && `${day}T${clock}`;
}

/** "24 nov 10.20", with the year when it is another one; the words themselves when they are no date. */
export function saidWhen(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(date)) return date;
  const day = date.slice(0, 10);
  const words = day.slice(0, 4) === today().slice(0, 4) ? shortDay(day) : longDay(day);
  return date.length > 10 ? `${words} ${date.slice(11).replace(':', '.')}` : words;
}
