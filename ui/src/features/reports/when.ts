// Days and times as people write them. What is not understood is kept as it was written.
import { clock, dayOf, longDay, now, shortDay, today } from '../../parts/time';
import { common, reports } from '../../text/sv';

const pad = (n: number): string => String(n).padStart(2, '0');

/** `2026-11-24`, `2026-11-24T10:20`, or null. A day without a year is the latest such day. */
export function parseWhen(text: string): string | null {
  const written = text.trim().toLowerCase();
  const time = /(?:^|[\st])(?:kl\.? ?)?(\d{1,2})[.:](\d{2})$/.exec(written);
  const day = parseDay((time ? written.slice(0, time.index) : written).replace(/,$/, '').trim());
  if (!day) return null;
  if (!time) return day;
  const [hours, minutes] = [Number(time[1]), Number(time[2])];
  return hours < 24 && minutes < 60 ? `${day}T${pad(hours)}:${pad(minutes)}` : null;
}

/** A civil day, or null. */
export function parseDay(text: string): string | null {
  const written = text.trim().toLowerCase();
  const back = [common.date.today, common.date.yesterday, common.date.dayBeforeYesterday].indexOf(written);
  if (back >= 0) return shifted(-back);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const said = /^(?:den )?(\d{1,2})(?:[ ./]+)(\p{L}+\.?|\d{1,2})\.?(?:[ ./]+(\d{4}))?$/u.exec(written);
  if (!said) return null;
  const month = /^\d/.test(said[2] ?? '') ? Number(said[2]) : monthOf(said[2] ?? '');
  if (said[3]) return existing(Number(said[3]), month, Number(said[1]));
  const year = Number(today().slice(0, 4));
  const here = existing(year, month, Number(said[1]));
  return here && here > today() ? existing(year - 1, month, Number(said[1])) : here;
}

/** `10:20`, or null. */
export function parseTime(text: string): string | null {
  const parts = /^(?:kl\.? ?)?(\d{1,2})[.:]?(\d{2})$/.exec(text.trim().toLowerCase());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return null;
  return `${pad(Number(parts[1]))}:${pad(Number(parts[2]))}`;
}

/** "24 nov 10.20", with the year when it is another one; the words themselves when they are no date. */
export function saidWhen(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(date)) return date;
  const day = date.slice(0, 10);
  const words = day.slice(0, 4) === today().slice(0, 4) ? shortDay(day) : longDay(day);
  return date.length > 10 ? `${words} ${date.slice(11).replace(':', '.')}` : words;
}

/** The instant of a civil day and time in Sweden. */
export function instantOf(day: string, time: string): string {
  const guess = new Date(`${day}T${time}:00Z`);
  // Sweden is one or two hours ahead; asking what the guess is called there gives the difference.
  const ahead_ms = new Date(`${dayOf(guess)}T${clock(guess).replace('.', ':')}:00Z`).getTime() - guess.getTime();
  return new Date(guess.getTime() - ahead_ms).toISOString();
}

export const timeNow = (): string => clock(now());

function monthOf(word: string): number {
  const start = word.replace(/\.$/, '');
  return start.length < 3 ? 0 : reports.months.findIndex((month) => month.startsWith(start)) + 1;
}

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

function shifted(days: number): string {
  return new Date(new Date(`${today()}T12:00:00Z`).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
