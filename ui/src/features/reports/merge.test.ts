import { expect, test } from 'vitest';
import { emptyContent, noelContent } from '../../api/fake/reportPeople';
import { differing, filled, informedRows, withInformed } from './content';
import { ownPieces } from './diff';
import { merged } from './merge';

const a = noelContent('2026-11-24', '2026-11-12');
const b = { ...a, effect: 'Sover dåligt.', observations: [...a.observations.slice(0, 1), { date: '', source: null, who: '', text: 'Ny rad' }] };

test('only parts that differ are asked about', () => {
  expect(differing(a, b), 'the same words are not shown twice').toEqual(['observations', 'effect']);
});

test('the third version takes each part as chosen and loses nothing when both are kept', () => {
  const third = merged(a, b, { effect: 'b', observations: 'both' });
  expect(third.effect, 'chosen from the other version').toBe('Sover dåligt.');
  expect(third.observations.map(({ text }) => text), 'every row of both, the shared one once').toEqual([...a.observations.map(({ text }) => text), 'Ny rad']);
  expect(third.why_now, 'what nobody touched stays').toBe(a.why_now);
});

test('words of only one version are marked', () => {
  const pieces = ownPieces('Närvarande 8 av 10 dagar', 'Närvarande 9 av 10 dagar');
  expect(pieces.filter(({ own }) => own).map(({ text }) => text.trim()), 'the one word that differs').toEqual(['8']);
  expect(pieces.map(({ text }) => text).join(''), 'and no word is lost').toBe('Närvarande 8 av 10 dagar');
});

test('rows about who knows: the child first, one a guardian, none dropped', () => {
  const guardians = [1, 2].map((number) => ({ id: `${number}`, number, name: '', phone: '', relation: '', inform: 'normal' as const, inform_reason: null, protected: false }));
  const written = withInformed(withInformed(emptyContent(), { person: 'guardian:2', informed: false, when: '', why_not: 'x' }), { person: 'child', informed: true, when: '', why_not: '' });
  expect(written.informed.map(({ person }) => person), 'in the order of the paper').toEqual(['child', 'guardian:2']);
  expect(informedRows(written, guardians).map(({ person }) => person), 'an unanswered guardian is asked about').toEqual(['child', 'guardian:1', 'guardian:2']);
  expect(informedRows(written, []).map(({ person }) => person), 'a guardian who left the register keeps what was written').toEqual(['child', 'guardian:2']);
  expect(filled(emptyContent(), 'informed'), 'nothing answered is not done').toBe(false);
});
