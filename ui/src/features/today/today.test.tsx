import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CallError } from '../../api/call';
import { dayAnswers, DRAFT } from '../../api/fake/day';
import { sessionAnswers } from '../../api/fake/session';
import type { ReportView } from '../../api/generated/door';
import { faults, openDoor, showApp } from '../../test/window';
import { common, concerns, errors, today, phone } from '../../text/sv';

const team = () => sessionAnswers({ vault: 'open', role: 'kurator' });

describe('Idag', () => {
  it('puts what must be done at once first, in words, with one filled button', async () => {
    openDoor(team());
    const { container } = showApp('/idag');
    const rows = await waitFor(() => {
      const found = container.querySelectorAll('.todo > li');
      expect(found.length, 'the list is there').toBeGreaterThan(3);
      return [...found];
    });
    expect(rows[0]?.textContent, 'genast is on top, with the time that has passed').toMatch(/Genast.*3 tim 42 min/);
    expect(rows[0]?.textContent, 'the law stands as it is cited').toContain('19 kap. 1 § SoL');
    expect(container.querySelectorAll('.todo .btn--p').length, 'one next right act').toBe(1);
    expect(screen.getByText(/En sak ska göras genast/), 'numbers are said in a sentence').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('shows a protected pupil as a label with a shield', async () => {
    openDoor(team());
    const { container } = showApp('/idag');
    const row = await waitFor(() => {
      const found = [...container.querySelectorAll('.todo > li')].find((each) => each.textContent?.includes('S-014'));
      expect(found, 'the row is there').toBeTruthy();
      return found as HTMLElement;
    });
    expect(row.textContent, 'the word is there for screen readers').toContain(common.protectedIdentity);
  });

  it('says what is true when there is nothing to do', async () => {
    openDoor(team(), dayAnswers({ concerns: [], withReports: false, drafts: new Map() }));
    const { container } = showApp('/idag');
    expect(await screen.findByText(today.empty.title), 'empty is a sentence').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('says a failure and tries again', async () => {
    let fails = true;
    const whole = dayAnswers();
    openDoor(team(), { today: (request) => { if (fails) throw new CallError('internal'); return whole.today?.(request) as never; } });
    const { user } = showApp('/idag');
    expect(await screen.findByText(errors.errorText('internal', {})[0]), 'the screen says so').toBeTruthy();
    fails = false;
    await user.click(screen.getByRole('button', { name: common.retry }));
    expect(await screen.findByText(today.todo.order), 'and comes back').toBeTruthy();
  });

  it('starts a concern with the pupil already chosen', async () => {
    openDoor(team());
    const { user } = showApp('/idag');
    await user.type(await screen.findByLabelText(today.quick.label), 'ormv');
    await screen.findByRole('option', { name: /Elsa Ormvinge/ });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: common.picker.change }), 'nothing is asked twice').toBeTruthy();
    expect(screen.getByText('Elsa Ormvinge'), 'the right child').toBeTruthy();
    expect(location.href, 'no name in the address').not.toContain('Elsa');
    expect(document.activeElement?.id, 'and the caret where the writing begins').toBe('oro-vad');
  });

  it('gives the words for a call, and no number that nobody has checked', async () => {
    openDoor(team(), { report: () => ({ reference: 'ÄVS-2026-0114', sent: { how: 'bud', at: '2026-11-18T10:00:00Z' }, receiver: { chosen: null, receivers: [{ short: 'Järva', phone: null }] } }) as unknown as ReportView });
    const { user } = showApp('/idag');
    const [call] = await screen.findAllByRole('button', { name: new RegExp(today.call) });
    await user.click(call as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: phone.title('Järva') });
    expect(within(dialog).getByText(phone.noNumber), 'contacts are empty rather than guessed').toBeTruthy();
    expect(within(dialog).getAllByRole('listitem').length, 'what to say, line by line').toBe(4);
    expect(await faults(), 'axe').toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement, 'focus returns to the button').toBe(call));
  });

  it('throws a draft away with a way back', async () => {
    const asked = openDoor(team());
    const { user } = showApp('/idag');
    await user.click(await screen.findByRole('button', { name: today.discardNamed(today.draft('concern', '')) }));
    await waitFor(() => expect(asked.some(({ name }) => name === 'draft_discard'), 'it is gone').toBe(true));
    await user.click(await screen.findByRole('button', { name: common.undo }));
    await waitFor(() => expect(asked.find(({ name }) => name === 'draft_save')?.request, 'and back, word for word').toMatchObject({ draft: DRAFT }));
    expect(concerns.add.title, 'the draft is one of Ny oro').toBe(today.drafts['concern']);
  });
});
