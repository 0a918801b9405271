import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sessionAnswers } from '../api/fake/session';
import type { SessionView } from '../api/generated/door';
import { home, navItems } from '../app/navigation';
import { common, errors, today } from './sv';

describe('sentences', () => {
  it('says the day in one sentence', () => {
    expect(today.lead({ genast: 1, late: 2, today: 3 }), 'as a colleague would').toBe('En sak ska göras genast. Två är sena och tre ska göras i dag.');
    expect(today.lead({ genast: 0, late: 1, today: 0 }), 'one is singular').toBe('En är sen.');
    expect(today.lead({ genast: 2, late: 0, today: 1 }), 'several at once').toBe('Två saker ska göras genast. En ska göras i dag.');
    expect(today.lead({ genast: 0, late: 0, today: 0 }), 'and nothing').toBe('Inget brådskar just nu.');
  });

  it('says passed time in hours, and in days after a day', () => {
    expect([0, 59, 222, 1500].map(common.passed), 'the clock of genast').toEqual(['0 min', '59 min', '3 tim 42 min', '1 d 1 tim']);
  });

  it('knows exactly the codes of the door', () => {
    const door = readFileSync(join(process.cwd(), 'src/api/generated/door.ts'), 'utf8');
    const codes = [...(/export type Code = ([^;]+);/.exec(door)?.[1] ?? '').matchAll(/"(\w+)"/g)].map(([, code]) => code);
    expect(Object.keys(errors.text).sort(), 'none without a sentence, no sentence left over').toEqual(codes.sort());
  });

  it('has a sentence for every code: what happened, and what is safe and to be done', () => {
    for (const code of Object.keys(errors.text) as (keyof typeof errors.text)[]) {
      const [what, then] = errors.errorText(code, {});
      expect(what.endsWith('.') && then.endsWith('.'), `${code}: two whole parts`).toBe(true);
      expect(`${what} ${then}`, `${code}: no blame, no shouting`).not.toMatch(/!|undefined|oops/i);
    }
  });
});

const session = (screens: string[]) => ({ ...(sessionAnswers({ vault: 'open' }).session?.({}) as SessionView), screens });

describe('navigation by role', () => {
  it('starts every role somewhere it may be', () => {
    expect(home(session(['ny_oro', 'idag', 'elever'])), 'the team starts with the day').toBe('/idag');
    expect(home(session(['ny_oro', 'lamnad_oro'])), 'teachers with the form').toBe('/oro/ny');
    expect(home(session(['installningar'])), 'huvudman with what there is').toBe('/installningar');
  });

  it('shows Ny oro as a line only where it is no button', () => {
    expect(navItems(session(['ny_oro', 'idag'])).map(({ screen }) => screen), 'the button stands above').toEqual(['idag']);
    expect(navItems(session(['ny_oro', 'lamnad_oro'])).map(({ screen }) => screen), 'the line is all there is').toEqual(['ny_oro', 'lamnad_oro']);
  });
});
