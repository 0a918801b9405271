import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../api/fake/door';
import { startJob } from '../../api/fake/jobs';
import { settingsAnswers } from '../../api/fake/settings';
import { faults, openDoor, showApp } from '../../test/window';
import { imports, registers } from '../../text/sv';

function open(tab: string, ...more: Answers[]) {
  const asked = openDoor(settingsAnswers(), ...more);
  return { asked, ...showApp(`/installningar/${tab}`) };
}
const csv = (name: string) => new File(['personnr;namn'], name, { type: 'text/csv' });
const chooseFile = async (user: ReturnType<typeof open>['user'], label: string, file: File) =>
  user.upload((await screen.findByLabelText(label, { selector: 'input' })) as HTMLInputElement, file);

describe('Import', () => {
  it('starts with a file or a service, and passes axe', async () => {
    const { container } = open('import');
    await screen.findByText(imports.file.title);
    expect(await faults(container), 'axe: choose').toEqual([]);
  });

  it('changes nothing before the plan is seen, then applies it and tells the result', async () => {
    const { user, asked, container } = open('import');
    await chooseFile(user, imports.file.choose, csv('elever.csv'));
    expect(await screen.findByRole('progressbar'), 'long work has a bar').toBeTruthy();
    await screen.findByText(imports.plan.title);
    expect(asked.some(({ name }) => name === 'pupil_import_apply'), 'a check is only a check').toBe(false);
    const gone = screen.getByRole('row', { name: new RegExp(imports.plan.kinds['gone']?.[0] ?? '') });
    expect(gone.textContent, 'absent pupils are marked, never deleted').toContain('inget raderas');
    expect(screen.getByText(imports.why['duplicate']?.('397') ?? ''), 'every row that was not understood says why').toBeTruthy();
    expect(screen.getByText(imports.plan.protected), 'a protected pupil has no name in the sample').toBeTruthy();
    expect(await faults(container), 'axe: plan').toEqual([]);
    await user.click(screen.getByRole('button', { name: imports.plan.apply }));
    expect(await screen.findByText(imports.result.done), 'the result is said').toBeTruthy();
  });

  it('needs a tick of its own when most of the school is missing', async () => {
    const { user, asked } = open('import');
    await chooseFile(user, imports.file.choose, csv('elever-halv.csv'));
    await user.click(await screen.findByRole('button', { name: imports.plan.apply }));
    expect(screen.getByText(imports.plan.confirmFirst), 'why nothing happens').toBeTruthy();
    expect(asked.some(({ name }) => name === 'pupil_import_apply'), 'and nothing does').toBe(false);
    await user.click(screen.getByRole('checkbox', { name: imports.plan.confirm }));
    await user.click(screen.getByRole('button', { name: imports.plan.apply }));
    await waitFor(() => expect(asked.find(({ name }) => name === 'pupil_import_apply')?.request, 'the person’s yes goes along').toMatchObject({ confirm: true }));
  });

  it('can be cancelled while it reads', async () => {
    const { user } = open('import', { pupil_import_check: () => startJob(612, () => undefined, null, 1000) });
    await chooseFile(user, imports.file.choose, csv('elever.csv'));
    await user.click(await screen.findByRole('button', { name: 'Avbryt' }));
    expect(await screen.findByText(imports.job.cancelled), 'and says that nothing changed').toBeTruthy();
    expect(screen.getByRole('button', { name: imports.file.choose }), 'another file can be chosen').toBeTruthy();
  });

  it('names the missing column when a file cannot be read', async () => {
    const { user } = open('import');
    await chooseFile(user, imports.file.choose, csv('utan-klass.csv'));
    expect((await screen.findByRole('alert')).textContent, 'which column, and that nothing was read').toContain('Klass');
  });

  it('reads the same file again with other columns', async () => {
    const { user, asked } = open('import');
    await chooseFile(user, imports.file.choose, csv('elever.csv'));
    await user.click(await screen.findByText(imports.mapping.title));
    await user.selectOptions(screen.getByLabelText('Kommunkod'), 'Kommun');
    await user.click(screen.getByRole('button', { name: imports.mapping.again }));
    await waitFor(() => expect(asked.filter(({ name }) => name === 'pupil_import_check').length, 'a new check').toBe(2));
    const [first, second] = asked.filter(({ name }) => name === 'pupil_import_check').map(({ request }) => request as { files: string[]; mapping: { columns: string[][] } | null });
    expect(second?.files, 'the file is not asked for again').toEqual(first?.files);
    expect(second?.mapping?.columns, 'the choice goes along').toContainEqual(['municipality', 'Kommun']);
  });

  it('forgets the token of a service as soon as it is used', async () => {
    const { user, asked } = open('import');
    await user.type(await screen.findByLabelText(imports.live.url), 'https://ss12000.example');
    await user.type(screen.getByLabelText(imports.live.token), 'hemlig-nyckel');
    await user.click(screen.getByRole('button', { name: imports.live.start }));
    await screen.findByText(imports.plan.title);
    expect(asked.find(({ name }) => name === 'pupil_import_live')?.request, 'address and token').toEqual({ url: 'https://ss12000.example', token: 'hemlig-nyckel' });
    expect(document.body.innerHTML, 'it stands nowhere in the window').not.toContain('hemlig-nyckel');
    expect(screen.queryByText(imports.mapping.title), 'a service has no columns').toBeNull();
  });

  it('keeps its place when the window is hidden', async () => {
    const { user } = open('import');
    await chooseFile(user, imports.file.choose, csv('elever.csv'));
    await screen.findByText(imports.plan.title);
    await user.keyboard('{F9}{F9}');
    expect(await screen.findByText(imports.plan.title), 'the plan is still there').toBeTruthy();
  });
});

describe('Registers and contacts', () => {
  it('shows dates, the file in use with its checksum, and passes axe', async () => {
    const { container } = open('register');
    expect(await screen.findByText(/stadsdelsnamnder-2026-11-02/), 'the file in use').toBeTruthy();
    expect(screen.getByText(/^SHA-256 9f2c/), 'a fact has an origin').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('lists every fault of a broken file with its place, and cannot use it', async () => {
    const { user } = open('register');
    await chooseFile(user, registers.file.areas.choose, new File(['{}'], 'omraden-trasig.geojson'));
    const table = await screen.findByRole('table', { name: registers.file.faultColumns[0] });
    expect(within(table).getByText(registers.faults['not_closed'] ?? ''), 'what').toBeTruthy();
    expect(within(table).getByText(/SE-0180-SDN-FARSTA/), 'where').toBeTruthy();
    expect(screen.queryByRole('button', { name: registers.file.apply }), 'a broken file replaces nothing').toBeNull();
  });

  it('puts a sound file to use after it was checked', async () => {
    const { user, asked } = open('register');
    await chooseFile(user, registers.file.areas.choose, new File(['{}'], 'omraden-ny.geojson'));
    expect(await screen.findByText(new RegExp(registers.file.changes(12))), 'what it would change is said first').toBeTruthy();
    expect(asked.some(({ name }) => name === 'register_apply'), 'check first').toBe(false);
    await user.click(screen.getByRole('button', { name: registers.file.apply }));
    expect(await screen.findByText('omraden-ny.geojson'), 'it is in use').toBeTruthy();
  });

  it('stores a checked number with its day, and never one that nobody checked', async () => {
    const { user, asked } = open('register');
    const { contacts } = registers;
    await user.click(await screen.findByRole('button', { name: contacts.editOf('Enskede-Årsta-Vantörs stadsdelsnämnd') }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await faults(), 'axe: the dialog').toEqual([]);
    await user.type(dialog.getByLabelText(contacts.phone), '070-174 06 77');
    const day = dialog.getByLabelText(contacts.day);
    await user.clear(day);
    await user.type(day, '12 okt 2026');
    await user.click(dialog.getByRole('button', { name: contacts.save }));
    await waitFor(() => expect(asked.find(({ name }) => name === 'contact_set')?.request, 'number and day; by whom the core knows').toMatchObject({ receiver: 'SE-0180-SDN-ENSKEDEARSTAVANTOR', phone: '070-174 06 77', checked_on: '2026-10-12' }));
    expect(await screen.findByText('070-174 06 77'), 'and it stands in the table').toBeTruthy();
  });

  it('warns in words about old registers', async () => {
    openDoor(settingsAnswers({ warnings: ['district_register_old', 'law_register_old', 'law_switch_pending'] }));
    showApp('/installningar/register');
    for (const [what] of Object.values(registers.built.warnings)) expect(await screen.findByText(what), 'each code has its sentence').toBeTruthy();
  });
});

describe('The school’s place', () => {
  it('is written as two numbers', async () => {
    const { user, asked } = open('register');
    await user.click(await screen.findByRole('button', { name: registers.school.pointWrite }));
    await user.type(screen.getByLabelText(registers.school.pointLabel), 'Farsta{Enter}');
    expect(screen.getByText(registers.school.pointWrong), 'a word is no place').toBeTruthy();
    await user.clear(screen.getByLabelText(registers.school.pointLabel));
    await user.type(screen.getByLabelText(registers.school.pointLabel), '59.2437, 18.0921{Enter}');
    expect(await screen.findByText('59.2437, 18.0921'), 'it stands there').toBeTruthy();
    expect(asked.find(({ name }) => name === 'settings_set')?.request, 'latitude first').toEqual({ point: [59.2437, 18.0921] });
  });
});
