import { afterEach, beforeEach, expect, test } from 'vitest';
import { setNow } from '../../parts/time';
import { parseWhen, saidWhen } from './when';

beforeEach(() => setNow(new Date('2026-11-24T13:02:00Z')));
afterEach(() => setNow(undefined));

test.each([
  ['24 nov 10.20', '2026-11-24T10:20'],
  ['24 november, 10:20', '2026-11-24T10:20'],
  ['2026-11-24', '2026-11-24'],
  ['2026-11-24T10:20', '2026-11-24T10:20'],
  ['i dag kl. 9.05', '2026-11-24T09:05'],
  ['i går', '2026-11-23'],
  ['12/11', '2026-11-12'],
  ['24 dec', '2025-12-24'],
])('%s is understood', (written, meant) => {
  expect(parseWhen(written), 'a day without a year is the latest such day, never a coming one').toBe(meant);
});

test.each(['i september', '31 februari', '24 nov 25.00', '', 'förra veckan', '24 ma'])('%s stays words', (written) => {
  expect(parseWhen(written), 'a guess at a day would be a made-up fact').toBeNull();
});

test('what is understood is said shortly, words are said as written', () => {
  expect(saidWhen('2026-11-24T10:20'), 'this year needs no year').toBe('24 nov 10.20');
  expect(saidWhen('2025-12-24'), 'another year is said').toBe('24 december 2025');
  expect(saidWhen('i september'), 'the reporter’s words are kept').toBe('i september');
});
