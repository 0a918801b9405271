import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PASSPHRASE, sessionAnswers } from '../../api/fake/session';
import { faults, openDoor, showApp } from '../../test/window';
import { frame, setup, unlock } from '../../text/sv';

const first = (more: Parameters<typeof sessionAnswers>[0] = {}) => openDoor(sessionAnswers({ vault: 'missing', ...more }));

async function choosePassphrase(user: ReturnType<typeof showApp>['user']): Promise<void> {
  await user.type(screen.getByLabelText(unlock.chosen.label), PASSPHRASE);
  await user.type(screen.getByLabelText(unlock.chosen.again), `${PASSPHRASE}{Enter}`);
}

describe('First run', () => {
  it('offers the made-up school first, and reaches the work by keyboard alone', async () => {
    const asked = first();
    const { user, container } = showApp();
    const offer = await screen.findByRole('button', { name: setup.choice.demonstration });
    expect(document.activeElement, 'nobody should learn on a real child').toBe(offer);
    expect(await faults(container), 'axe: the choice').toEqual([]);
    await user.keyboard('{Enter}');
    await user.type(screen.getByLabelText(setup.school.user), 'Hanna Granvret{Enter}');
    expect(await faults(container), 'axe: the passphrase').toEqual([]);
    await choosePassphrase(user);
    expect(await screen.findByRole('heading', { name: setup.paper.title }), 'the key is shown although the vault is open now').toBeTruthy();
    expect(await faults(container), 'axe: the paper').toEqual([]);
    expect(asked.find(({ name }) => name === 'vault_create')?.request, 'the core makes the made-up school').toMatchObject({ demonstration: true, municipality: '0180', policy: 'passphrase', user: 'Hanna Granvret' });
  });

  it('keeps the printed key on the screen until somebody says that it is saved', async () => {
    first();
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: setup.choice.demonstration }));
    await user.type(screen.getByLabelText(setup.school.user), 'Hanna Granvret{Enter}');
    await choosePassphrase(user);
    const start = await screen.findByRole('button', { name: setup.paper.start });
    expect(screen.getAllByRole('listitem').length, 'three steps and nine groups').toBe(12);
    await user.click(start);
    expect(screen.getByRole('heading', { level: 1 }).textContent, 'without the tick the key stays').toBe(setup.paper.title);
    await user.click(screen.getByRole('checkbox'));
    await user.click(start);
    expect(await screen.findByRole('navigation', { name: frame.regions.nav }), 'then the work begins').toBeTruthy();
  });

  it('shows the key again after Dölj', async () => {
    first();
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: setup.choice.demonstration }));
    await user.type(screen.getByLabelText(setup.school.user), 'Hanna Granvret{Enter}');
    await choosePassphrase(user);
    await screen.findByRole('heading', { name: setup.paper.title });
    await user.keyboard('{F9}');
    expect(document.body.textContent, 'the key is not in a hidden window').not.toContain('4K7M');
    await user.keyboard('{F9}');
    expect((await screen.findAllByText('4K7M')).length, 'it is shown once, and Dölj must not lose it').toBeGreaterThan(0);
  });

  it('finds municipality and stadsdel by their letters and names what is missing', async () => {
    const asked = first();
    const { user, container } = showApp();
    await user.click(await screen.findByRole('button', { name: setup.choice.own }));
    await user.click(screen.getByRole('button', { name: setup.school.next }));
    expect(document.activeElement?.id, 'focus goes to the first gap').toBe('setup-school');
    expect(screen.getByText(setup.school.missing.municipality), 'every gap is said').toBeTruthy();
    await user.type(screen.getByLabelText(setup.school.name), 'Provskolan');
    await user.type(screen.getByLabelText(setup.school.municipality), 'Sto');
    await screen.findByRole('option', { name: 'Stockholm' });
    await user.keyboard('{Enter}');
    await user.type(await screen.findByLabelText(setup.school.stadsdel), 'Far');
    await screen.findByRole('option', { name: 'Farsta' });
    await user.keyboard('{Enter}');
    await user.type(screen.getByLabelText(setup.school.user), 'Hanna Granvret');
    await user.selectOptions(screen.getByLabelText(setup.school.role), 'kurator');
    expect(await faults(container), 'axe: the school').toEqual([]);
    await user.click(screen.getByRole('button', { name: setup.school.next }));
    await user.click(screen.getByRole('radio', { name: new RegExp(setup.key.policies['keyring_and_passphrase']?.[0] ?? '-') }));
    await choosePassphrase(user);
    await screen.findByRole('heading', { name: setup.paper.title });
    expect(asked.find(({ name }) => name === 'vault_create')?.request, 'codes go to the core, names are for people').toMatchObject({ municipality: '0180', stadsdel: 'Farsta', policy: 'keyring_and_passphrase', demonstration: false, point: null });
  });

  it('does not offer a keyring that is not there, and says why', async () => {
    first({ keychain: 'missing' });
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: setup.choice.demonstration }));
    await user.type(screen.getByLabelText(setup.school.user), 'Hanna Granvret{Enter}');
    const both = screen.getByRole<HTMLInputElement>('radio', { name: new RegExp(setup.key.policies['keyring_and_passphrase']?.[0] ?? '-') });
    expect(both.disabled, 'a choice that cannot work is no choice').toBe(true);
    expect(screen.getByText(setup.key.keychain['missing'] ?? '-'), 'and the reason stands there').toBeTruthy();
  });

  it('says a weak passphrase in the words of the core', async () => {
    first();
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: setup.choice.demonstration }));
    await user.type(screen.getByLabelText(setup.school.user), 'Hanna Granvret{Enter}');
    await user.type(screen.getByLabelText(unlock.chosen.label), 'kort');
    await user.type(screen.getByLabelText(unlock.chosen.again), 'kort{Enter}');
    await waitFor(() => expect(screen.queryByText(unlock.chosen.weak), 'strength is decided by the core alone').toBeTruthy());
  });
});
