import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sharingAnswers } from '../../api/fake/sharing';
import { faults, showAt, user } from '../../test/window';

const rows = () => screen.getAllByRole('row').slice(1);

test('who got what, when, why and on which ground', async () => {
  showAt('/logg', sharingAnswers());
  expect(await screen.findByText('25 kap. 13 a § OSL', { selector: 'td *' }), 'the ground as it is cited').toBeTruthy();
  expect(within(rows()[2] as HTMLElement).getByText('Inte lämnat ut'), 'refusals stand there too').toBeTruthy();
  expect(await faults(), 'the log works with a screen reader').toEqual([]);
});

test('by pupil, person and ground', async () => {
  showAt('/logg', sharingAnswers());
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Elev' }), 'Noel Strandmo');
  await screen.findByText('Leyla Stensjö');
  expect(rows(), 'one pupil').toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Visa allt' }));
  await user.type(screen.getByRole('textbox', { name: 'Mottagare eller beslutande' }), 'daniel');
  expect(await screen.findByText('12 kap. 3 § OSL', { selector: 'td *' }), 'one person').toBeTruthy();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Grund' }), 'OSL 25:13 a');
  expect(await screen.findByText('Ingen rad stämmer med urvalet.'), 'an empty choice is said').toBeTruthy();
});

test('the export says where it lies and how much was taken out', async () => {
  showAt('/logg', sharingAnswers());
  await user.click(await screen.findByRole('button', { name: 'Exportera loggen' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'Dataskyddsombud' }));
  await user.click(dialog.getByRole('button', { name: 'Exportera' }));
  expect(await dialog.findByText(/3 rader, 3 ställen borttagna/), 'rows and masked places').toBeTruthy();
});

test('who opened what, only for the one who answers for it', async () => {
  showAt('/logg', sharingAnswers());
  await user.click(await screen.findByRole('tab', { name: 'Öppnat och skrivet' }));
  expect(screen.getByText('Försökte öppna en anteckning'), 'attempts stand there').toBeTruthy();
  expect(screen.getByText('nekad, fel roll'), 'with the reason in words').toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Anmälan' }));
  expect(await screen.findByText('Ingen har öppnat något i området än.'), 'an empty domain is said').toBeTruthy();
});

test('others have no tab for it', async () => {
  showAt('/logg', { ...sharingAnswers({ rows: [] }), access_log: () => ({ domains: [], rows: [] }) });
  expect(await screen.findByText('Inget är utlämnat eller nekat än.'), 'an empty log is said').toBeTruthy();
  expect(screen.queryByRole('tab'), 'no log of others’ openings').toBeNull();
});
