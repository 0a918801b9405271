import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setNow } from './time';
import { instantOf, readDay, readMoment, readTime, sayMoment } from './when';

beforeEach(() => setNow(new Date('2026-11-24T13:02:00Z')));
afterEach(() => setNow(undefined));

describe('days as they are written', () => {
  it.each([
    ['i dag', '2026-11-24'],
    ['i går', '2026-11-23'],
    ['i förrgår', '2026-11-22'],
    ['2026-11-24', '2026-11-24'],
    ['24 november 2026', '2026-11-24'],
    ['24 nov', '2026-11-24'],
    ['den 3 maj', '2026-05-03'],
    ['24/11', '2026-11-24'],
    ['24.11.2025', '2025-11-24'],
    ['29 februari 2024', '2024-02-29'],
  ])('%s is %s', (written, day) => {
    expect(readDay(written), 'people do not write ISO dates').toBe(day);
  });

  it('takes a day without a year as the latest one', () => {
    expect(readDay('24 december'), 'what happened has happened').toBe('2025-12-24');
  });

  it.each(['', 'snart', '31 februari', '32 nov', '2026-13-01', 'ma', '3 ma'])('%s is no day', (written) => {
    expect(readDay(written), 'nothing is guessed').toBeNull();
  });
});

describe('times as they are written', () => {
  it.each([['09.40', '09:40'], ['9:40', '09:40'], ['0940', '09:40'], ['kl 13.05', '13:05']])('%s is %s', (written, time) => {
    expect(readTime(written), 'dot, colon or nothing').toBe(time);
  });

  it.each(['', '24.00', '9.60', 'nio', '940000'])('%s is no time', (written) => {
    expect(readTime(written), 'nothing is guessed').toBeNull();
  });

  it('knows that Sweden is one hour ahead in winter and two in summer', () => {
    expect(instantOf('2026-11-24', '14:02'), 'winter').toBe('2026-11-24T13:02:00.000Z');
    expect(instantOf('2026-07-01', '14:02'), 'summer').toBe('2026-07-01T12:02:00.000Z');
  });
});

describe('a moment as it is written', () => {
  it.each([
    ['24 nov 10.20', '2026-11-24T10:20'],
    ['24 november, 10:20', '2026-11-24T10:20'],
    ['2026-11-24', '2026-11-24'],
    ['2026-11-24T10:20', '2026-11-24T10:20'],
    ['i dag kl. 9.05', '2026-11-24T09:05'],
    ['i går', '2026-11-23'],
    ['12/11', '2026-11-12'],
    ['24 dec', '2025-12-24'],
  ])('%s is understood', (written, meant) => {
    expect(readMoment(written), 'a day without a year is the latest such day, never a coming one').toBe(meant);
  });

  it.each(['i september', '31 februari', '24 nov 25.00', '', 'förra veckan', '24 ma'])('%s stays words', (written) => {
    expect(readMoment(written), 'a guess at a day would be a made-up fact').toBeNull();
  });

  it('is said shortly, and words are said as written', () => {
    expect(sayMoment('2026-11-24T10:20'), 'this year needs no year').toBe('24 nov 10.20');
    expect(sayMoment('2025-12-24'), 'another year is said').toBe('24 december 2025');
    expect(sayMoment('i september'), 'the reporter’s words are kept').toBe('i september');
  });
});
