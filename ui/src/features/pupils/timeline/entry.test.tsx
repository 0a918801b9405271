import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallError } from '../../../api/call';
import { pupilAnswers } from '../../../api/fake/pupils';
import type { Answers } from '../../../api/fake/door';
import type { DraftView } from '../../../api/generated/door';
import { setNow } from '../../../parts/time';
import { faults, openDoor, showApp } from '../../../test/window';
import { chronology, common } from '../../../text/sv';

const { entry: words, timeline } = chronology;

beforeEach(() => setNow(new Date('2026-11-24T13:02:00Z')));
afterEach(() => setNow(undefined));

/** Drafts in memory, as the core keeps them. */
function drafts(kept = new Map<string, DraftView>()): Answers {
  return {
    draft_save: ({ draft, kind, pupil, body }) => {
      kept.set(draft, { draft, kind, pupil, pupil_label: '', body, saved_at: '2026-11-24T13:02:00Z' });
      return { at: '2026-11-24T13:02:00Z' };
    },
    draft: ({ draft }) => {
      const found = kept.get(draft);
      if (!found) throw new CallError('not_found');
      return found;
    },
    draft_list: () => ({ rows: [...kept.values()].map(({ draft, kind, pupil, saved_at }) => ({ id: draft, kind, pupil_id: pupil, pupil: '', saved_at })) }),
    draft_discard: ({ draft }) => {
      if (!kept.delete(draft)) throw new CallError('not_found');
      return {};
    },
  };
}

async function openForm(more: Answers = {}) {
  const asked = openDoor(pupilAnswers(), drafts(), more);
  const shown = showApp('/elever/p-elsa');
  await screen.findByRole('list', { name: timeline.label });
  await shown.user.keyboard('{Control>}{Shift>}N{/Shift}{/Control}');
  await screen.findByRole('form', { name: words.title });
  return { asked, ...shown };
}

describe('New entry', () => {
  it('is written and signed by keyboard alone', async () => {
    const { user, asked, container } = await openForm();
    expect(document.activeElement, 'the form opens in its first field').toBe(screen.getByLabelText(words.heading));
    expect(await faults(container), 'axe: the form').toEqual([]);
    await user.keyboard('Samtal med mentor');
    await user.click(screen.getByLabelText(words.facts));
    await user.keyboard('Elsa kom i tid alla dagar.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(words.signedNow), 'it is said').toBeTruthy();
    expect(await screen.findByRole('article', { name: /Samtal med mentor/ }), 'and it stands first').toBeTruthy();
    const request = asked.find(({ name }) => name === 'entry_add')?.request;
    expect(request, 'domain, facts and time of the form').toMatchObject({ case: 'k-elsa', kind: 'note', domain: 'epi', title: 'Samtal med mentor', facts: 'Elsa kom i tid alla dagar.', at: '2026-11-24T13:02:00.000Z', corrects: null });
  });

  it('saves the draft within a second and offers it again', async () => {
    const { user, asked } = await openForm();
    await user.type(screen.getByLabelText(words.facts), 'Halvfärdig');
    await waitFor(() => expect(asked.some(({ name }) => name === 'draft_save'), 'nothing is only on the screen').toBe(true));
    await user.click(screen.getByRole('button', { name: words.later }));
    await user.click(await screen.findByRole('button', { name: words.continue }));
    expect(((await screen.findByLabelText(words.facts)) as HTMLTextAreaElement).value, 'the text is back').toBe('Halvfärdig');
  });

  it('finds the same text again after Dölj', async () => {
    const { user } = await openForm();
    await user.type(screen.getByLabelText(words.facts), 'Det här får inte försvinna');
    await user.keyboard('{F9}');
    expect(document.body.textContent, 'nothing is in a hidden window').not.toContain('försvinna');
    await user.keyboard('{F9}');
    expect(((await screen.findByLabelText(words.facts)) as HTMLTextAreaElement).value, 'the address keeps the draft').toBe('Det här får inte försvinna');
  });

  it('does not sign an empty entry, and says where the gap is', async () => {
    const { user, asked } = await openForm();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByText(words.empty), 'the fault in words').toBeTruthy();
    expect(document.activeElement, 'focus goes to the field').toBe(screen.getByLabelText(words.facts));
    expect(asked.some(({ name }) => name === 'entry_add'), 'nothing was sent').toBe(false);
  });

  it('asks once before a draft is thrown away', async () => {
    const { user, asked } = await openForm();
    await user.type(screen.getByLabelText(words.facts), 'Fel elev');
    await waitFor(() => expect(asked.some(({ name }) => name === 'draft_save'), 'the draft exists').toBe(true));
    await user.click(screen.getByRole('button', { name: words.discard }));
    const dialog = await screen.findByRole('alertdialog');
    await user.click(within(dialog).getByRole('button', { name: words.discard }));
    await waitFor(() => expect(screen.queryByRole('form'), 'the form is closed').toBeNull());
    expect(asked.some(({ name }) => name === 'draft_discard'), 'and the core forgets it').toBe(true);
  });

  it('keeps the text on the screen when signing fails', async () => {
    const { user } = await openForm({ entry_add: () => { throw { code: 'disk_full', params: {} }; } });
    await user.type(screen.getByLabelText(words.facts), 'Viktigt');
    await user.click(screen.getByRole('button', { name: new RegExp(`^${words.sign}`) }));
    expect((await screen.findByRole('alert')).textContent, 'what is safe is said').toContain('Disken är full');
    expect((screen.getByLabelText(words.facts) as HTMLTextAreaElement).value, 'no word is lost').toBe('Viktigt');
  });
});

describe('Correction', () => {
  it('cites the old entry and needs a reason', async () => {
    const asked = openDoor(pupilAnswers(), drafts());
    const { user } = showApp('/elever/p-elsa');
    await user.click(await screen.findByRole('button', { name: timeline.correctOf('Samtal med Elsa') }));
    await screen.findByRole('form', { name: words.titleCorrecting('Samtal med Elsa') });
    expect(document.activeElement, 'why comes first').toBe(screen.getByLabelText(words.reason));
    await user.type(screen.getByLabelText(words.facts), 'Blåmärket satt på vänster underarm.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByText(words.reasonMissing), 'a correction without a reason is not signed').toBeTruthy();
    await user.type(screen.getByLabelText(words.reason), 'Jag skrev fel arm.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(words.signedNow);
    expect(asked.find(({ name }) => name === 'entry_add')?.request, 'the old entry is cited, not changed').toMatchObject({ corrects: 'ant-3', reason: 'Jag skrev fel arm.' });
    await waitFor(() => expect(screen.getAllByText(timeline.corrected).length, 'the old one says that it is corrected').toBe(2));
  });

  it('shows what was disclosed, on which ground, and why something was corrected', async () => {
    openDoor(pupilAnswers());
    showApp('/elever/p-elsa');
    const shared = within(await screen.findByRole('article', { name: /Utlämnat till skolsköterska Leyla Stensjö/ }));
    expect(shared.getByText('Grund: 25 kap. 13 a § OSL.'), 'the ground as it is cited').toBeTruthy();
    expect(shared.queryByText(timeline.parts.assessment), 'a condition is no assessment').toBeNull();
    expect(shared.getByRole('link', { name: timeline.openLog }), 'and the way to the log').toBeTruthy();
    const corrected = within(screen.getByRole('article', { name: /Frånvaron den 4 november/ }));
    expect(corrected.getByText(timeline.because('Fel i närvaroregistret.')), 'a correction says why').toBeTruthy();
  });

  it('is not offered for a sent report, which is corrected by a new one', async () => {
    openDoor(pupilAnswers(), drafts());
    showApp('/elever/p-elsa');
    const report = await screen.findByRole('article', { name: /Orosanmälan till/ });
    expect(within(report).queryByRole('button', { name: /Rätta/ }), 'reports have their own way').toBeNull();
    expect(common.domains['anmalan'], 'its domain is said').toBe('Anmälan');
  });
});
