import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { pupilAnswers } from '../../../api/fake/pupils';
import { faults, openDoor, showApp } from '../../../test/window';
import { pupils, receiver } from '../../../text/sv';

const { family, home, silence } = pupils;

async function openFamily(id = 'p-elsa') {
  const asked = openDoor(pupilAnswers());
  const shown = showApp(`/elever/${id}/familj`);
  await screen.findByRole('heading', { level: 2, name: home.title });
  return { asked, ...shown };
}

const question = (label: string) => within(screen.getByRole('group', { name: (name) => name.startsWith(label) }));

describe('Elev och familj', () => {
  it('passes axe', async () => {
    const { container } = await openFamily();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('silences a guardian only with a reason, and the banner comes at once', async () => {
    const { user, asked } = await openFamily('p-noel');
    await user.click(screen.getByRole('button', { name: silence.changeOf('Patrik Strandmo') }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: silence.words['do_not_inform'] ?? '' }));
    await user.click(dialog.getByRole('button', { name: silence.save }));
    expect(dialog.getByText(silence.reasonMissing), 'no silence without a reason').toBeTruthy();
    await user.selectOptions(dialog.getByLabelText(silence.reason), 'vald_i_familjen');
    expect(await faults(), 'axe: the dialog').toEqual([]);
    await user.click(dialog.getByRole('button', { name: silence.save }));
    expect(await screen.findByText(silence.doNotInform('Patrik Strandmo')), 'the red banner').toBeTruthy();
    expect(asked.find(({ name }) => name === 'guardian_inform_set')?.request, 'state and reason').toEqual({ guardian: 'noel-v1', inform: 'do_not_inform', reason: 'vald_i_familjen' });
  });

  it('lifts a silence only with a line of why', async () => {
    const { user, asked } = await openFamily();
    await user.click(screen.getByRole('button', { name: silence.changeOf('Malin Vintergren') }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: silence.words['normal'] ?? '' }));
    await user.click(dialog.getByRole('button', { name: silence.save }));
    expect(dialog.getByText(silence.liftMissing), 'taking a protection away is explained').toBeTruthy();
    await user.type(dialog.getByLabelText(silence.lift), 'Socialtjänsten har talat med Malin.');
    await user.click(dialog.getByRole('button', { name: silence.save }));
    await waitFor(() => expect(asked.some(({ name }) => name === 'guardian_inform_set'), 'then it is sent').toBe(true));
  });

  it('changes the receiver when the pupil lives every other week somewhere else', async () => {
    const { user, asked } = await openFamily();
    await user.click(question(home.second).getByRole('radio', { name: home.yes }));
    await user.type(screen.getByLabelText(home.secondPlace), 'hudd{Enter}');
    expect(await screen.findByText(receiver.titles.candidates(2)), 'certainty is taken back in the rail').toBeTruthy();
    expect(asked.find(({ name }) => name === 'pupil_circumstances_set')?.request, 'the answer and nothing else').toMatchObject({ circumstances: { second_home_municipality: '0126', placed_by: null } });
    await user.click(question(home.second).getByRole('radio', { name: home.no }));
    await waitFor(() => expect(screen.queryByText(receiver.titles.candidates(2)), '"Nej" takes it back').toBeNull());
  });

  it('stops when the pupil is placed by nobody knows whom', async () => {
    const { user } = await openFamily();
    await user.click(question(home.placed).getByRole('radio', { name: home.placedUnknown }));
    expect(await screen.findByText(receiver.titles.stop), 'unknown is never certain').toBeTruthy();
  });

  it('names the placing namnd and where', async () => {
    const { user, asked } = await openFamily();
    await user.click(question(home.placed).getByRole('radio', { name: home.yes }));
    await user.type(screen.getByLabelText(home.placedBy), 'haninge{Enter}');
    await waitFor(() => expect(screen.getAllByText('Socialnämnden i Haninge').length, 'said by name, not by id').toBeGreaterThan(0));
    await user.selectOptions(await screen.findByLabelText(home.placement), 'familjehem');
    await waitFor(() => expect(asked.at(-2)?.request ?? asked.at(-1)?.request, 'kind of placement').toBeTruthy());
    expect(asked.filter(({ name }) => name === 'pupil_circumstances_set').at(-1)?.request, 'both answers').toMatchObject({ circumstances: { placed_by: 'SE-0136', placement_kind: 'familjehem' } });
  });

  it('never says "Nej" for what nobody answered', async () => {
    const { user } = await openFamily();
    const answers = (label: string) => question(label).getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked);
    expect(answers(home.placed), 'nothing is answered yet').toEqual([]);
    expect(screen.getAllByText(home.noAnswer).length, 'and that is said').toBe(4);
    await user.click(question(home.second).getByRole('radio', { name: home.no }));
    expect(await screen.findAllByText(home.counted), 'one answer stands for one question').toHaveLength(3);
    expect(answers(home.second), 'what was said is shown').toHaveLength(1);
    expect(answers(home.placed), 'what was not said is not').toEqual([]);
  });

  it('names a receiver that is not on the card', async () => {
    const { user } = await openFamily();
    await user.click(question(home.moved).getByRole('radio', { name: home.yes }));
    await user.type(screen.getByLabelText(home.movedFrom), 'haninge{Enter}');
    await screen.findByText('Socialnämnden i Haninge');
    await user.click(screen.getByRole('link', { name: 'Kronologi' }));
    await user.click(screen.getByRole('link', { name: pupils.tabs.familj }));
    expect(await screen.findByText('Socialnämnden i Haninge'), 'by name also when the screen opens anew').toBeTruthy();
    expect(screen.queryByText('SE-0136'), 'never by id').toBeNull();
  });

  it('keeps the child’s wish', async () => {
    const { user, asked } = await openFamily('p-noel');
    await user.click(screen.getByRole('button', { name: family.wishWrite }));
    await user.type(screen.getByLabelText(family.wishLabel), 'Mamma får veta.');
    await user.click(screen.getByRole('button', { name: family.wishSave }));
    await waitFor(() => expect(screen.getAllByText('Mamma får veta.').length, 'it stands here and in the rail').toBe(2));
    expect(asked.find(({ name }) => name === 'child_wish_set')?.request, 'as it was written').toEqual({ pupil: 'p-noel', text: 'Mamma får veta.' });
  });
});
