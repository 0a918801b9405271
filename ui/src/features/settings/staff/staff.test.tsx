import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { settingsAnswers } from '../../../api/fake/settings';
import { staffAnswers } from '../../../api/fake/staff';
import { faults, showAt } from '../../../test/window';
import { staff } from '../../../text/sv';

const open = () => showAt('/installningar/medarbetare', { ...settingsAnswers(), ...staffAnswers() });

describe('Medarbetare', () => {
  it('adds a colleague so that sharing has a receiver, and passes axe', async () => {
    const { user, asked, container } = open();
    await screen.findByRole('rowheader', { name: /Leyla Stensjö/ });
    expect(await faults(container), 'axe: the list').toEqual([]);
    await user.click(screen.getByRole('button', { name: staff.add }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: staff.form.add }));
    expect(dialog.getByText(staff.form.nameMissing), 'what is missing is said').toBeTruthy();
    expect(await faults(), 'axe: the dialog').toEqual([]);
    await user.type(dialog.getByLabelText(staff.form.name), 'Amir Vinterhed');
    await user.selectOptions(dialog.getByLabelText(staff.form.role), 'specialpedagog');
    await user.click(dialog.getByRole('button', { name: staff.form.add }));
    expect(await screen.findByRole('rowheader', { name: 'Amir Vinterhed' }), 'the colleague is there').toBeTruthy();
    expect(asked.find(({ name }) => name === 'staff_put')?.request, 'a new one has no id').toMatchObject({ id: null, name: 'Amir Vinterhed', role: 'specialpedagog', active: true });
  });

  it('says in words when a person cannot answer for a log', async () => {
    const { user } = open();
    await user.click(await screen.findByRole('button', { name: staff.editOf('Karin Tallvik') }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('checkbox', { name: 'EMI' }));
    await user.click(dialog.getByRole('button', { name: staff.form.save }));
    expect((await dialog.findByRole('alert')).textContent, 'which answer does not hold').toContain('Ansvaret för loggen');
  });

  it('keeps those who have left apart', async () => {
    const { user, asked } = open();
    await user.click(await screen.findByRole('button', { name: staff.editOf('Karin Tallvik') }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('checkbox', { name: new RegExp(staff.form.active) }));
    await user.click(dialog.getByRole('button', { name: staff.form.save }));
    const left = await waitFor(() => within(screen.getByRole('table', { name: staff.left })).getByRole('rowheader', { name: 'Karin Tallvik', hidden: true }));
    expect(left, 'the name stays, for what was written').toBeTruthy();
    expect(asked.find(({ name }) => name === 'staff_put')?.request, 'the same person').toMatchObject({ id: 'anv-karin', active: false });
  });
});
