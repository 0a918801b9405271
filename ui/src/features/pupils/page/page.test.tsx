import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pupilAnswers } from '../../../api/fake/pupils';
import { setNow } from '../../../parts/time';
import { faults, openDoor, showApp } from '../../../test/window';
import { chronology, pupils, receiver } from '../../../text/sv';

const { head, rail, silence, tabs } = pupils;
const { timeline } = chronology;

beforeEach(() => setNow(new Date('2026-11-24T13:02:00Z')));
afterEach(() => setNow(undefined));

async function openElsa(path = '/elever/p-elsa') {
  const asked = openDoor(pupilAnswers());
  const shown = showApp(path);
  await screen.findByRole('heading', { level: 1, name: 'Elsa Vintergren' });
  return { asked, ...shown };
}

describe('Pupil page', () => {
  it('shows silence first, then the steps and the chronology, and passes axe', async () => {
    const { container } = await openElsa();
    expect(screen.getByText(silence.doNotInform('Daniel Vintergren')), 'who must not be told is on top of the pupil').toBeTruthy();
    expect(screen.getByText(silence.wait('Malin Vintergren')), 'who must wait is said too').toBeTruthy();
    const list = await screen.findByRole('list', { name: timeline.label });
    expect(within(list).getAllByRole('article').length, 'every entry is an article').toBe(6);
    expect(within(list).getByRole('article', { name: 'EPI, Samtal med Elsa, 18 november 2026, 13.10' }), 'domain, heading and time are spoken').toBeTruthy();
    expect(await faults(container), 'axe: Kronologi').toEqual([]);
  });

  it('says on every entry who can open it, the reader first', async () => {
    await openElsa();
    const list = await screen.findByRole('list', { name: timeline.label });
    for (const entry of within(list).getAllByRole('listitem')) {
      expect(within(entry).getByText(timeline.canOpen), 'nobody writes without knowing who reads').toBeTruthy();
    }
    expect(within(list).getAllByText(/^Du/).length, 'the reader is "Du"').toBe(6);
  });

  it('lets a correction and what it corrects point at each other', async () => {
    const { user } = await openElsa();
    await user.click(await screen.findByRole('link', { name: timeline.corrected }));
    expect(document.activeElement?.textContent, 'the corrected entry leads to the correction').toContain('Frånvaron den 4 november');
    expect(document.activeElement?.textContent, 'which says why').toContain(timeline.because('Fel i närvaroregistret.'));
    await user.click(within(document.activeElement as HTMLElement).getByRole('link'));
    expect(document.activeElement?.textContent, 'and back').toContain('Kom utan ytterkläder');
  });

  it('shows the number for half a minute and then forgets it', async () => {
    const { user, asked } = await openElsa();
    expect(document.body.textContent, 'masked to the birth date').not.toContain('20130514-2388');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      await user.click(screen.getByRole('button', { name: head.show }));
      await screen.findByText(/20130514-2388/);
      act(() => void vi.advanceTimersByTime(30_000));
      expect(document.body.textContent, 'after 30 s the number is gone').not.toContain('20130514-2388');
    } finally {
      vi.useRealTimers();
    }
    expect(asked.filter(({ name }) => name === 'pupil_reveal').length, 'each reveal is one command, which the core logs').toBe(1);
  });

  it('opens the proof of a certain receiver on request', async () => {
    const { user, container } = await openElsa();
    await user.click(screen.getByRole('button', { name: rail.how }));
    expect(screen.getByRole('region', { name: 'Skarpnäcks stadsdelsnämnd' }), 'the card with its reasons').toBeTruthy();
    expect(await faults(container), 'axe: with the card').toEqual([]);
  });

  it('shows an uncertain receiver without being asked', async () => {
    openDoor(pupilAnswers());
    showApp('/elever/p-liam');
    expect(await screen.findByText(receiver.titles.candidates(2)), 'doubt is never folded away').toBeTruthy();
    expect(screen.getByText(timeline.noCase), 'no case that the reader may open leaves no trace').toBeTruthy();
  });

  it('keeps a protected pupil a label until "Visa namn"', async () => {
    openDoor(pupilAnswers());
    const { user, container } = showApp('/elever/p-s014');
    await screen.findByRole('heading', { level: 1, name: /Elev S-014/ });
    expect(document.title, 'no name in the title of the window').not.toContain('Kallmyr');
    expect(document.body.textContent, 'no name, class or address before it is asked for').not.toMatch(/Kallmyr|6B|Farsta \d/);
    expect(await faults(container), 'axe: protected').toEqual([]);
    await user.click(screen.getByRole('button', { name: head.showName }));
    expect(await screen.findByText(/Mira Kallmyr/), 'the name, for as long as the core allows').toBeTruthy();
    expect(screen.getByText(new RegExp(head.nameLogged)), 'that it is logged is said').toBeTruthy();
    await user.click(screen.getByRole('button', { name: head.hideName }));
    expect(document.body.textContent, 'hidden again at once').not.toContain('Kallmyr');
  });

  it('starts a report about the pupil', async () => {
    const asked = openDoor(pupilAnswers(), { report_draft: () => ({ id: 'r-ny' }) as never });
    const { user } = showApp('/elever/p-elsa');
    await user.click(await screen.findByRole('button', { name: head.report }));
    await waitFor(() => expect(location.pathname, 'the report opens').toBe('/anmalan/r-ny'));
    expect(asked.find(({ name }) => name === 'report_draft')?.request, 'one child per report').toEqual({ pupil: 'p-elsa', concern: null, content: null });
  });

  it('has tabs that are addresses: reports and what was shared', async () => {
    const row = { id: 'r-elsa', reference: 'ÄVS-2026-0114', pupil_id: 'p-elsa', pupil: 'Elsa Vintergren', class: '7B', receiver: 'Skarpnäck', state: 'levererad' as const, at: '2026-11-18T14:42:00Z', acknowledged_by: null, outcome: null, late: true, due_on: '2026-11-23', mine: true };
    openDoor(pupilAnswers(), { report_list: () => ({ rows: [row, { ...row, id: 'r-annan', pupil_id: 'p-noel', receiver: 'Farsta' }] }), disclosure_log: () => ({ rows: [shared], grounds: [] }) });
    const shared = { id: 'd-1', at: '2026-11-18T12:00:00Z', pupil: 'p-elsa', pupil_label: 'Elsa Vintergren', receiver_kind: 'socialnamnd', receiver_name: 'Skarpnäcks stadsdelsnämnd', items: 2, purpose: 'orosanmalan', grounds: ['OSL 10:28'], conditions: [], result: 'disclosed', text: '', by: 'Hanna Granvret', by_role: 'kurator' };
    const { user, container } = showApp('/elever/p-elsa');
    await user.click(await screen.findByRole('link', { name: new RegExp(tabs.anmalningar) }));
    const list = await screen.findByRole('list', { name: pupils.reports.label });
    expect(within(list).getAllByRole('listitem').length, 'only this pupil’s').toBe(1);
    expect(within(list).getByText(/23 nov/), 'late is said in words').toBeTruthy();
    expect(await faults(container), 'axe: Anmälningar').toEqual([]);
    await user.click(screen.getByRole('link', { name: tabs.delat }));
    const given = await screen.findByRole('list', { name: pupils.shared.label });
    expect(within(given).getByText(/10 kap. 28 § OSL/), 'to whom, when and on which ground').toBeTruthy();
  });

  it('says that a pupil is not here any more', async () => {
    openDoor(pupilAnswers());
    showApp('/elever/borta');
    expect((await screen.findByRole('alert')).textContent, 'what happened and what to do').toContain('Den finns inte här.');
  });
});
