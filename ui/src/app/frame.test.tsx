import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallError } from '../api/call';
import { tellChange } from '../api/fake/changes';
import { sessionAnswers } from '../api/fake/session';
import { faults, openDoor, showApp } from '../test/window';
import { common, concerns, frame, today, unlock } from '../text/sv';
import { RETURN_MS } from './hide';
import { DIALOG_MS } from './idle';
import { QUIET_MS } from './presence';

const as = (role: string, more: Parameters<typeof sessionAnswers>[0] = {}) => sessionAnswers({ vault: 'open', role, ...more });
const press = (key: string, more: object = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key.length === 1 ? `Key${key.toUpperCase()}` : key, ...more });

afterEach(() => {
  vi.useRealTimers();
});

const inRegion = () => document.activeElement?.closest('.nav, .top, .col, .rail')?.className ?? '';

async function theDay(): Promise<HTMLElement> {
  return await screen.findByText(today.todo.order);
}

describe('The frame', () => {
  it('shows a role only what it may open', async () => {
    openDoor(as('mentor'));
    showApp();
    const nav = await screen.findByRole('navigation', { name: frame.regions.nav });
    const links = within(nav).getAllByRole('link').map((link) => link.textContent);
    expect(links, 'a mentor leaves concerns and may report: no dead ends').toEqual([common.app, frame.nav['ny_oro'], frame.nav['lamnad_oro'], frame.nav['orosanmalningar']]);
    expect(screen.queryByRole('button', { name: new RegExp(frame.top.search) }), 'no search over pupils').toBeNull();
  });

  it('asks once whether a clock far from what was written is right', async () => {
    openDoor(as('kurator', { clock: 'behind', now: '2019-03-12T08:00:00Z' }));
    showApp('/idag');
    await theDay();
    const asked = screen.getByText(new RegExp(frame.clock.behind.slice(0, 20)));
    expect(asked.textContent, 'what follows from it until then').toContain('ingen mottagare säker');
    expect(await faults(), 'axe: the question').toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: frame.clock.right }));
    await waitFor(() => expect(screen.queryByRole('button', { name: frame.clock.right }), 'answered').toBeNull());
  });

  it('counts what is to be done in words beside the number', async () => {
    openDoor(as('kurator'));
    showApp();
    expect(await screen.findByText(new RegExp(frame.counts['idag']?.(6) ?? '-')), 'a number alone says nothing').toBeTruthy();
    await theDay();
    expect(await faults(), 'axe: the whole window').toEqual([]);
  });

  it('goes by Ctrl+1 … and Ctrl+N', async () => {
    openDoor(as('kurator'));
    showApp('/idag');
    await theDay();
    press('2', { code: 'Digit2', ctrlKey: true });
    await waitFor(() => expect(location.pathname, 'the second line of the navigation').toBe('/elever'));
    press('n', { ctrlKey: true });
    expect(await screen.findByRole('heading', { name: concerns.add.title }), 'Ny oro from anywhere').toBeTruthy();
  });

  it('silences what the webview would do by itself', async () => {
    openDoor(as('kurator'));
    showApp('/idag');
    await theDay();
    for (const [key, more] of [['F5', {}], ['r', { ctrlKey: true }], ['f', { ctrlKey: true }], ['p', { ctrlKey: true }], ['F3', {}]] as const) {
      // fireEvent answers false when the default was prevented.
      expect(press(key, more), `${key} would lose text or leak it`).toBe(false);
    }
    expect(press('c', { ctrlKey: true }), 'copying stays').toBe(true);
  });

  it('goes round the regions with F6', async () => {
    openDoor(as('kurator'));
    showApp('/idag');
    await theDay();
    press('F6');
    const seen = [inRegion()];
    for (let step = 0; step < 3; step += 1) {
      press('F6');
      seen.push(inRegion());
    }
    expect(new Set(seen.map((name) => name.split(' ')[0])), 'every region is reached').toEqual(new Set(['col', 'rail', 'nav', 'top']));
    press('F6', { shiftKey: true });
    expect(inRegion().split(' ')[0], 'and back').toBe(seen.at(-2)?.split(' ')[0]);
  });

  it('lists the keys of the screen with F1', async () => {
    openDoor(as('kurator'));
    const { user } = showApp('/oro/ny');
    await screen.findByLabelText(concerns.add.what);
    press('F1');
    const dialog = await screen.findByRole('dialog', { name: frame.shortcuts.title });
    expect(within(dialog).getByText('Ctrl Enter'), 'the form has its own').toBeTruthy();
    expect(within(dialog).getByText('F9'), 'and the frame its').toBeTruthy();
    expect(await faults(), 'axe').toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog'), 'Esc closes the layer').toBeNull());
  });

  it('shows Akut', async () => {
    openDoor(as('mentor'));
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: frame.top.emergency }));
    expect((await screen.findByRole('dialog')).textContent, 'no guessed number').toContain(frame.emergency.ask);
    expect(await faults(), 'axe').toEqual([]);
  });

  it('keeps standing when a screen breaks', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    openDoor(as('kurator'), { today: () => ({ todo: [null] }) as never });
    showApp('/idag');
    expect((await screen.findByRole('alert')).textContent, 'a sentence, and no white window').toContain(frame.stopped.title);
    vi.restoreAllMocks();
  });
});

describe('Ctrl+S', () => {
  it('answers that everything is saved', async () => {
    openDoor(as('kurator'));
    showApp('/idag');
    await theDay();
    press('s', { ctrlKey: true });
    expect(await screen.findByText(frame.status.savedNow), 'a habit is answered and not ignored').toBeTruthy();
  });
});

describe('The palette', () => {
  it('finds a pupil and what can be done, with the keyboard', async () => {
    openDoor(as('kurator'));
    const { user } = showApp('/idag');
    await theDay();
    press('k', { ctrlKey: true });
    await user.keyboard('els');
    expect(await screen.findByRole('option', { name: /Elsa Ormvinge/ }), 'hits with class and year').toBeTruthy();
    expect(await faults(), 'axe').toEqual([]);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { name: concerns.add.title }), 'Ny oro about the best hit').toBeTruthy();
    expect(await screen.findByText('Elsa Vintergren'), 'with the pupil in it').toBeTruthy();
  });

  it('runs commands, and says when nothing matches', async () => {
    openDoor(as('kurator'));
    const { user } = showApp('/idag');
    await theDay();
    press('k', { ctrlKey: true });
    await user.keyboard('zzz');
    expect(await screen.findByText(frame.palette.none), 'no silent emptiness').toBeTruthy();
    await user.keyboard('{Backspace}{Backspace}{Backspace}lås');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: unlock.title }), 'the lock is a command').toBeTruthy();
  });
});

describe('Dölj and Lås', () => {
  it('empties the document within 100 ms, and the same key brings it back', async () => {
    openDoor(as('kurator'));
    const { container } = showApp('/idag');
    await theDay();
    const started_ms = performance.now();
    press('F9');
    expect(container.textContent, 'nothing to read').toBe('');
    expect(performance.now() - started_ms, 'before anybody has turned their head').toBeLessThan(100);
    press('d', { ctrlKey: true, shiftKey: true });
    expect(await theDay(), 'the work is back').toBeTruthy();
  });

  it('locks when nobody comes back within a minute', async () => {
    const asked = openDoor(as('kurator'));
    showApp('/idag');
    await theDay();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    press('F9');
    await act(() => vi.advanceTimersByTimeAsync(RETURN_MS + 1000));
    expect(asked.some(({ name }) => name === 'vault_lock'), 'the key is wiped').toBe(true);
    expect(await screen.findByRole('heading', { name: unlock.title }), 'the lock screen').toBeTruthy();
  });

  it('locks with Ctrl+L, and comes back to the same place', async () => {
    openDoor(as('mentor'));
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(concerns.add.what), 'Elsa grät.');
    press('l', { ctrlKey: true });
    await user.type(await screen.findByLabelText(unlock.passphrase), 'korrekt häst batteri klammer{Enter}');
    const what = await screen.findByLabelText<HTMLTextAreaElement>(concerns.add.what);
    expect(what.value, 'the text was saved on the way').toBe('Elsa grät.');
    await waitFor(() => expect(document.activeElement, 'and the caret is where it was').toBe(what));
  });

  it('locks though text cannot be saved: the core has it, and nothing is asked', async () => {
    const asked = openDoor(as('mentor'), { draft_save: () => { throw new CallError('disk_full'); } });
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(concerns.add.what), 'Elsa grät.');
    press('l', { ctrlKey: true });
    expect(await screen.findByRole('heading', { name: unlock.title }), 'a full disk holds nothing open').toBeTruthy();
    const names = asked.map(({ name }) => name);
    expect(names.indexOf('draft_save'), 'the text went to the core before the lock').toBeGreaterThan(-1);
    expect(names.indexOf('draft_save')).toBeLessThan(names.indexOf('vault_lock'));
  });

  it('tells the core of acts, a few seconds of them at a time, and of nothing that it does by itself', async () => {
    const asked = openDoor(as('kurator'));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    showApp('/idag');
    await theDay();
    const told = () => asked.filter(({ name }) => name === 'activity').length;
    await act(() => vi.advanceTimersByTimeAsync(2 * QUIET_MS));
    const before = told();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    tellChange('reports');
    await act(() => vi.advanceTimersByTimeAsync(2 * QUIET_MS));
    expect(told(), 'time and refreshed lists are nobody').toBe(before);
    for (let n = 0; n < 50; n += 1) fireEvent.pointerMove(window);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(told(), 'the first move is told at once, the rest together').toBe(before + 1);
    await act(() => vi.advanceTimersByTimeAsync(2 * QUIET_MS));
    expect(told(), 'and the last of them is told too').toBe(before + 2);
  });

  it('hands over what is being typed when the core is about to lock', async () => {
    const asked = openDoor(as('mentor'));
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(concerns.add.what), 'Elsa grät.');
    tellChange('closing');
    await waitFor(() => expect(asked.some(({ name }) => name === 'draft_save'), 'before half a second has passed').toBe(true));
    expect(asked.some(({ name }) => name === 'vault_lock'), 'the lock is the core’s').toBe(false);
  });

  it('warns half a minute before the idle lock, stays on an answer, and locks without one', async () => {
    openDoor(as('kurator', { idleMinutes: 3 }));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    showApp('/idag');
    await theDay();
    await act(() => vi.advanceTimersByTimeAsync(3 * 60_000 - 50_000));
    expect(screen.getByText(frame.status.idleSoon), 'a minute before, in the status bar').toBeTruthy();
    await act(() => vi.advanceTimersByTimeAsync(50_000 - DIALOG_MS + 1000));
    const dialog = await screen.findByRole('alertdialog', { name: frame.idle.title });
    fireEvent.pointerMove(window);
    expect(screen.queryByRole('alertdialog'), 'a moved mouse is nobody in particular').toBe(dialog);
    fireEvent.click(within(dialog).getByRole('button', { name: frame.idle.stay }));
    await waitFor(() => expect(screen.queryByRole('alertdialog'), 'the answer counts').toBeNull());
    await act(() => vi.advanceTimersByTimeAsync(3 * 60_000 + 2000));
    expect(await screen.findByRole('heading', { name: unlock.title }), 'nobody answered').toBeTruthy();
  });
});
