import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CallError } from '../../api/call';
import { dayAnswers, DRAFT, ELSA, NOEL, UNKNOWN } from '../../api/fake/day';
import { tellChange as changed } from '../../api/fake/changes';
import { sessionAnswers } from '../../api/fake/session';
import { faults, openDoor, showApp } from '../../test/window';
import { common, concerns, errors, genast } from '../../text/sv';

const { add, left, one, receipt } = concerns;
const asMentor = () => sessionAnswers({ vault: 'open', role: 'mentor' });
const asKurator = () => sessionAnswers({ vault: 'open', role: 'kurator' });

describe('Ny oro', () => {
  it('is left with the keyboard alone: three letters, Enter, text, Ctrl+Enter', async () => {
    const asked = openDoor(asMentor());
    const { user, container } = showApp('/oro/ny');
    await waitFor(() => expect(document.activeElement?.getAttribute('role'), 'the form starts with whom it is about').toBe('combobox'));
    await user.keyboard('els');
    await screen.findByRole('option', { name: /Elsa Vintergren/ });
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/Den andra är Elsa Ormvinge i 4A, född 2016/), 'the other Elsa is named: the wrong child is the worst slip').toBeTruthy();
    await user.tab();
    await user.tab();
    await user.keyboard('i går');
    await user.tab();
    await user.keyboard('0940');
    await user.tab();
    await user.tab();
    await user.keyboard('Kom sent och sov på bänken.');
    expect(screen.getByLabelText<HTMLInputElement>(add.time).value, 'a time is shown as it is said').toBe('09.40');
    expect(await faults(container), 'axe: the form').toEqual([]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('heading', { name: receipt.title }), 'the receipt says that it is stored').toBeTruthy();
    expect(asked.find(({ name }) => name === 'concern_add')?.request, 'what was typed goes as it is').toMatchObject({
      pupil: 'elev-elsa', certainty: 'sure', what: 'Kom sent och sov på bänken.', happened_at: '09:40', urgent: 'unknown',
    });
    expect(await faults(container), 'axe: the receipt').toEqual([]);
  });

  it('stays the same form while its draft is saved, told of, and left', async () => {
    const kept = new Map<string, string>();
    openDoor(asKurator(), {
      draft: ({ draft }) => {
        const body = kept.get(draft);
        if (body === undefined) throw new CallError('not_found');
        return { draft, kind: 'concern', pupil: null, pupil_label: '', body, saved_at: '2026-11-24T13:02:00Z' };
      },
      draft_save: ({ draft, body }) => {
        kept.set(draft, body);
        changed('drafts', [draft]);
        return { at: '2026-11-24T13:02:00Z' };
      },
    });
    const { user } = showApp('/oro/ny');
    const what = await screen.findByLabelText(add.what);
    await user.type(what, 'Elsa grät.');
    await waitFor(() => expect(kept.size, 'it is saved, and the core says so').toBe(1), { timeout: 1500 });
    await user.keyboard(' Hon var ensam.');
    expect(document.activeElement, 'the field under the hands is never exchanged').toBe(what);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('heading', { name: receipt.title }), 'and the receipt comes').toBeTruthy();
  });

  it('saves within a second and comes back after Dölj with every word', async () => {
    const asked = openDoor(asMentor());
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(add.what), 'Elsa grät.');
    await waitFor(() => expect(asked.some(({ name }) => name === 'draft_save'), 'no save button: it is saved').toBe(true), { timeout: 1500 });
    await user.keyboard('{F9}');
    expect(document.body.textContent, 'nothing is left to read').not.toContain('Elsa');
    await user.keyboard('{F9}');
    const what = await screen.findByLabelText<HTMLTextAreaElement>(add.what);
    expect(what.value, 'the same text').toBe('Elsa grät.');
    await waitFor(() => expect(document.activeElement, 'and the same place').toBe(what));
  });

  it('keeps text that could not be saved, and says so', async () => {
    openDoor(asMentor(), { draft_save: () => { throw new CallError('disk_full'); } });
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(add.what), 'Viktigt.');
    expect((await screen.findByRole('alert', {}, { timeout: 2000 })).textContent, 'a failure is said aloud').toContain('Kunde inte spara');
    await user.keyboard('{F9}{F9}');
    expect((await screen.findByLabelText<HTMLTextAreaElement>(add.what)).value, 'Dölj must not lose what only the screen holds').toBe('Viktigt.');
  });

  it('says danger at once, and the receipt repeats it', async () => {
    openDoor(asMentor());
    const { user } = showApp('/oro/ny');
    await user.click(await screen.findByRole('radio', { name: 'Ja' }));
    expect((await screen.findByRole('alert')).textContent, '112 does not wait for the form').toContain('112');
    await user.type(screen.getByLabelText(new RegExp(add.words.replace('?', ''))), 'Jag vågar inte gå hem.');
    await user.click(screen.getByRole('button', { name: new RegExp(add.send) }));
    expect((await screen.findByRole('alert')).textContent, 'the clock has started').toContain(receipt.genast[0]);
  });

  it('needs a sentence, and puts the caret there', async () => {
    const asked = openDoor(asMentor());
    const { user } = showApp('/oro/ny');
    await user.click(await screen.findByRole('button', { name: new RegExp(add.send) }));
    expect(screen.getByText(add.whatEmpty), 'what is missing is said beside the field').toBeTruthy();
    expect(document.activeElement?.id, 'focus is where it is to be mended').toBe('oro-vad');
    expect(asked.some(({ name }) => name === 'concern_add'), 'nothing was left').toBe(false);
  });

  it('keeps a day it cannot read and asks, rather than dropping it', async () => {
    openDoor(asMentor());
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(add.when), 'förra veckan');
    await user.type(screen.getByLabelText(add.what), 'Elsa grät.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(document.activeElement?.id, 'the day is asked about').toBe('oro-dag');
    await user.tab();
    expect(screen.getByText(common.date.notADate), 'with how to write it').toBeTruthy();
  });

  it('works without a pupil and with a protected one', async () => {
    const asked = openDoor(asMentor());
    const { user } = showApp('/oro/ny');
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    await user.keyboard('s-01');
    const option = await screen.findByRole('option', { name: /Elev S-014/ });
    expect(option.textContent, 'a protected pupil is a label and nothing else').not.toMatch(/\d{4}/);
    await user.clear(screen.getByRole('combobox'));
    await user.type(screen.getByLabelText(add.what), 'En elev jag inte känner.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: receipt.title });
    expect(asked.find(({ name }) => name === 'concern_add')?.request, 'not knowing who is no hindrance').toMatchObject({ pupil: null, certainty: 'unknown' });
  });

  it('says what failed and keeps the form', async () => {
    openDoor(asMentor(), { concern_add: () => { throw new CallError('disk_full'); } });
    const { user } = showApp('/oro/ny');
    await user.type(await screen.findByLabelText(add.what), 'Elsa grät.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(errors.errorText('disk_full', {})[0]), 'the reason in words').toBeTruthy();
    expect(screen.getByLabelText<HTMLTextAreaElement>(add.what).value, 'the text is still there').toBe('Elsa grät.');
  });

  it('opens a draft again', async () => {
    openDoor(asMentor());
    showApp(`/oro/ny?utkast=${DRAFT}`);
    expect((await screen.findByLabelText<HTMLTextAreaElement>(add.what)).value, 'a begun text is never lost').toContain('kapprummet');
  });
});

describe('Lämnad oro', () => {
  it('lists receipts without content', async () => {
    openDoor(asMentor());
    const { container } = showApp('/oro/lamnad');
    const rows = await screen.findAllByRole('row');
    expect(rows.length, 'a heading and three receipts').toBe(4);
    expect(screen.getByText(left.by('Hanna Granvret')), 'the writer is told who has it').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('says what is true when nothing was left', async () => {
    openDoor(asMentor(), dayAnswers({ left: [] }));
    showApp('/oro/lamnad');
    expect(await screen.findByText(left.empty[0]), 'empty is a sentence').toBeTruthy();
  });
});

describe('One oro', () => {
  it('is received, and then reporting is the next right act', async () => {
    const asked = openDoor(asKurator());
    const { user, container } = showApp(`/oro/${ELSA}`);
    await user.click(await screen.findByRole('button', { name: one.receive }));
    expect(await screen.findByText(/Mottagen av Hanna Granvret/), 'whoever reads next sees who has it').toBeTruthy();
    expect(asked.some(({ name, request }) => name === 'concern_receive' && (request as { concern: string }).concern === ELSA), 'the core was told').toBe(true);
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('dismisses the clock only with a reason', async () => {
    const asked = openDoor(asKurator());
    const { user } = showApp(`/oro/${NOEL}`);
    await user.click(await screen.findByRole('button', { name: genast.dismiss }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: genast.dismiss }));
    expect(within(dialog).getByText(genast.empty), 'a line of why is needed').toBeTruthy();
    expect(await faults(), 'axe: the dialog').toEqual([]);
    await user.type(within(dialog).getByLabelText(genast.reason), 'Samma händelse är anmäld i dag.');
    await user.click(within(dialog).getByRole('button', { name: genast.dismiss }));
    expect(await screen.findByText(genast.dismissed), 'the clock stands').toBeTruthy();
    expect(asked.find(({ name }) => name === 'signal_dismiss')?.request, 'with the reason').toEqual({ id: NOEL, reason: 'Samma händelse är anmäld i dag.' });
  });

  it('asks whom it is about when the writer did not know', async () => {
    const asked = openDoor(asKurator(), { report_draft: () => { throw new CallError('forbidden'); } });
    const { user } = showApp(`/oro/${UNKNOWN}`);
    expect(screen.queryByRole('button', { name: one.report }), 'no report without a child').toBeNull();
    await user.type(await screen.findByLabelText(one.whoIs), 'els');
    await screen.findByRole('option', { name: /Elsa Vintergren/ });
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: one.report }));
    expect(asked.find(({ name }) => name === 'report_draft')?.request, 'the concern follows into the report').toEqual({ pupil: 'elev-elsa', concern: UNKNOWN, content: null });
    expect(await screen.findByText(errors.errorText('forbidden', {})[0]), 'a refusal is said').toBeTruthy();
  });

  it('says a refusal in words', async () => {
    openDoor(asKurator(), { concern: () => { throw new CallError('forbidden'); } });
    showApp(`/oro/${ELSA}`);
    expect((await screen.findByRole('alert')).textContent, 'never "åtkomst nekad"').toContain(errors.errorText('forbidden', {})[0]);
  });
});
