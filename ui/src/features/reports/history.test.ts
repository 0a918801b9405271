import { expect, test } from 'vitest';
import { begin, change, packed, redo, undo, unpacked } from './history';

test('a run of keys in one field is one level, a pause starts another', () => {
  let history = begin('');
  history = change(history, 'N', 'why_now', 0);
  history = change(history, 'No', 'why_now', 200);
  history = change(history, 'Noel', 'why_now', 400);
  history = change(history, 'Noel grät', 'why_now', 2000);
  expect(undo(history).present, 'undo takes back the last words, not the last letter').toBe('Noel');
  expect(undo(undo(history)).present, 'and then the first run as a whole').toBe('');
});

test('another field is another level at once', () => {
  const history = change(change(begin('a'), 'b', 'why_now', 0), 'c', 'effect', 100);
  expect(undo(history).present, 'what was written elsewhere stays').toBe('b');
});

test('many levels go back and forth', () => {
  let history = begin(0);
  for (let n = 1; n <= 200; n += 1) history = change(history, n, `field ${n}`, n);
  for (let n = 0; n < 200; n += 1) history = undo(history);
  expect(history.present, 'two hundred steps back is the beginning').toBe(0);
  for (let n = 0; n < 200; n += 1) history = redo(history);
  expect(history.present, 'and two hundred forth is the end').toBe(200);
});

test('a new change takes the way forth away', () => {
  const history = change(undo(change(begin('a'), 'b', 'x', 0)), 'c', 'x', 5000);
  expect(redo(history).present, 'nobody can redo into a text that was left').toBe('c');
});

test('kept levels fit, the oldest fall away, and rubbish gives none', () => {
  let history = begin('x'.repeat(100));
  for (let n = 0; n < 50; n += 1) history = change(history, `${n} ${'x'.repeat(100)}`, `f${n}`, n);
  const text = packed(history, 2000);
  expect(text.length, 'the door takes no more').toBeLessThanOrEqual(2000);
  expect(unpacked<string>(text).past.at(-1), 'the newest level is the one that is wanted').toBe(history.past.at(-1));
  expect(unpacked('{not json'), 'undo is never worth a failure').toEqual({ past: [], future: [] });
});
