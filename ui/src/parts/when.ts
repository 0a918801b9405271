// Days and times as people write them: "i dag", "24 nov", "2026-11-24", "09.40", "24 nov 10.20". Nothing is guessed:
// what is not understood is null, and the field says so.
import { common } from '../text/sv';
import { clock, dayOf, longDay, now, shortDay, today } from './time';

const pad = (n: number): string => String(n).padStart(2, '0');
const MONTH = new Intl.DateTimeFormat('sv-SE', { month: 'long', timeZone: 'UTC' });
const MONTHS = Array.from({ length: 12 }, (_, month) => MONTH.format(new Date(Date.UTC(2026, month, 1))));

/** A civil day (`2026-11-24`), or null. A day without a year is the latest such day. */
export function readDay(text: string): string | null {
  const written = text.trim().toLowerCase();
  const back = [common.date.today, common.date.yesterday, common.date.dayBeforeYesterday].indexOf(written);
  if (back >= 0) return shifted(-back);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const said = /^(?:den )?(\d{1,2})[ ./]+(\p{L}+|\d{1,2})\.?(?:[ ./]+(\d{4}))?$/u.exec(written);
  if (!said) return null;
  const word = said[2] ?? '';
  const month = /^\d/.test(word) ? Number(word) : word.length < 3 ? 0 : MONTHS.findIndex((each) => each.startsWith(word)) + 1;
  if (said[3]) return existing(Number(said[3]), month, Number(said[1]));
  const year = Number(today().slice(0, 4));
  const here = existing(year, month, Number(said[1]));
  return here && here > today() ? existing(year - 1, month, Number(said[1])) : here;
}

/** A time of day (`09:40`), or null. */
export function readTime(text: string): string | null {
  const parts = /^(?:kl\.? ?)?(\d{1,2})[.:]?(\d{2})$/.exec(text.trim().toLowerCase());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return null;
  return `${pad(Number(parts[1]))}:${parts[2]}`;
}

/** `2026-11-24`, `2026-11-24T10:20`, or null. A day without a year is the latest such day. */
export function readMoment(text: string): string | null {
  const written = text.trim().toLowerCase();
  const time = /(?:^|[\st])((?:kl\.? ?)?\d{1,2}[.:]\d{2})$/.exec(written);
  const day = readDay((time ? written.slice(0, time.index) : written).replace(/,$/, ''));
  if (!day || !time) return day;
  const clockTime = readTime(time[1] ?? '');
  return clockTime && `${day}T${clockTime}`;
}

/** "24 nov 10.20", with the year when it is another one; the words themselves when they are no moment. */
export function sayMoment(moment: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(moment)) return moment;
  const day = moment.slice(0, 10);
  const words = day.slice(0, 4) === today().slice(0, 4) ? shortDay(day) : longDay(day);
  return moment.length > 10 ? `${words} ${moment.slice(11).replace(':', '.')}` : words;
}

/** The instant of a civil day and time in Sweden. */
export function instantOf(day: string, time: string): string {
  const guess = new Date(`${day}T${time}:00Z`);
  // Sweden is one or two hours ahead; what the guess is called there gives the difference.
  const there = new Date(`${dayOf(guess)}T${clock(guess).replace('.', ':')}:00Z`);
  return new Date(guess.getTime() - (there.getTime() - guess.getTime())).toISOString();
}

export const timeNow = (): string => clock(now());

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function shifted(days: number): string {
  return new Date(new Date(`${today()}T12:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
