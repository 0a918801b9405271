// Dates and times as they are said: "24 november 2026", in lists "24 nov", times "14.02".
import { common } from '../text/sv';

const zone = 'Europe/Stockholm';
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('sv-SE', options);
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = format({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const WEEKDAY_SHORT = format({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const WEEKDAY_LONG = format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const CLOCK = format({ hour: '2-digit', minute: '2-digit', timeZone: zone });
const ISO = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });

/** Sets the clock of tests and screenshots; the program leaves it alone. */
let fixed: Date | undefined;
export function setNow(now: Date | undefined): void {
  fixed = now;
}
export const now = (): Date => fixed ?? new Date();

/** Civil day in Sweden of an instant, or the day itself. */
export function dayOf(value: string | Date): string {
  return typeof value === 'string' && value.length === 10 ? value : ISO.format(new Date(value));
}
const asUtc = (value: string | Date): Date => new Date(`${dayOf(value)}T00:00:00Z`);
const noDots = (text: string): string => text.replaceAll('.', '');

export const today = (): string => dayOf(now());
/** "24 november 2026" */
export const longDay = (value: string | Date): string => LONG.format(asUtc(value));
/** "24 nov" */
export const shortDay = (value: string | Date): string => noDots(SHORT.format(asUtc(value)));
/** "mån 23 nov" */
export const weekday = (value: string | Date): string => noDots(WEEKDAY_SHORT.format(asUtc(value)));
/** "tisdag 24 november" */
export const weekdayLong = (value: string | Date): string => WEEKDAY_LONG.format(asUtc(value));
/** "14.02" */
export const clock = (instant: string | Date): string => CLOCK.format(new Date(instant)).replace(':', '.');

/** Whole days from today; negative when past. */
export function daysUntil(day: string): number {
  return Math.round((asUtc(day).getTime() - asUtc(today()).getTime()) / 86_400_000);
}

/** "i dag", "i går", "24 nov", with the year when it is another one. */
export function nearDay(value: string | Date): string {
  const days = daysUntil(dayOf(value));
  if (days === 0) return common.date.today;
  if (days === -1) return common.date.yesterday;
  if (days === 1) return common.date.tomorrow;
  return dayOf(value).slice(0, 4) === today().slice(0, 4) ? shortDay(value) : longDay(value);
}

/** "14.02" today, "i går 15.20", "23 nov 09.10" before. */
export function nearTime(instant: string): string {
  return dayOf(instant) === today() ? clock(instant) : `${nearDay(instant)} ${clock(instant)}`;
}
