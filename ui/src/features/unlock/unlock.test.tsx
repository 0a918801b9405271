import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PASSPHRASE, sessionAnswers } from '../../api/fake/session';
import type { Code } from '../../api/generated/door';
import { faults, openDoor, showApp } from '../../test/window';
import { errors, frame, unlock } from '../../text/sv';

const locked = (more: Parameters<typeof sessionAnswers>[0] = {}) => openDoor(sessionAnswers({ vault: 'locked', ...more }));

describe('Lås upp', () => {
  it('opens with the passphrase by keyboard alone', async () => {
    locked();
    const { user } = showApp();
    const field = await screen.findByLabelText(unlock.passphrase);
    expect(field, 'the first field has focus: people type at once').toHaveProperty('id', document.activeElement?.id);
    await user.keyboard(`${PASSPHRASE}{Enter}`);
    expect(await screen.findByRole('navigation', { name: frame.regions.nav }), 'the work is there after Enter').toBeTruthy();
  });

  it('keeps a wrong passphrase selected and says what is wrong in the field', async () => {
    locked();
    const { user, container } = showApp();
    const field = await screen.findByLabelText<HTMLInputElement>(unlock.passphrase);
    await user.type(field, 'fel fras{Enter}');
    await waitFor(() => expect(field.getAttribute('aria-invalid'), 'a screen reader hears that the field is wrong').toBe('true'));
    expect(screen.getByText(errors.errorText('passphrase_wrong', {}).join(' ')), 'the sentence says what to check').toBeTruthy();
    expect(field.selectionEnd, 'typing replaces the wrong one').toBe('fel fras'.length);
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
  });

  it('opens with the keyring alone where the school allows it', async () => {
    const asked = locked({ policy: 'keyring_or_passphrase' });
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: unlock.keyring }));
    expect(await screen.findByRole('navigation', { name: frame.regions.nav }), 'no passphrase was needed').toBeTruthy();
    expect(asked.find(({ name }) => name === 'vault_unlock')?.request, 'an absent passphrase means the keyring').toEqual({ passphrase: null });
  });

  it.each(['missing', 'locked', 'refused'] as const)('says what a keyring that is %s means when the policy needs it', async (keychain) => {
    locked({ policy: 'keyring_and_passphrase', keychain });
    const { container } = showApp();
    expect(await screen.findByText(unlock.keyringNeeded[keychain]?.[0] ?? ''), 'the state is said before anything is tried').toBeTruthy();
    expect(screen.queryByRole('button', { name: unlock.keyring }), 'the keyring alone is not offered').toBeNull();
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
  });

  it.each<Code>(['vault_in_use', 'vault_newer', 'vault_damaged', 'key_file_damaged', 'keychain_locked'])('says %s in words and stays', async (fault) => {
    locked({ fault });
    const { user } = showApp();
    await user.type(await screen.findByLabelText(unlock.passphrase), 'något{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent, 'what happened, what is safe, what to do').toContain(errors.errorText(fault, {})[0]);
    expect(screen.getByRole('heading', { level: 1 }).textContent, 'the lock screen stays').toBe(unlock.title);
  });

  it('opens with the paper, and names the group that is mistyped', async () => {
    locked();
    const { user, container } = showApp();
    await user.click(await screen.findByRole('button', { name: unlock.forgotten }));
    const key = screen.getByLabelText(unlock.recover.key);
    await user.type(key, '4K7M 9XWD');
    await user.type(screen.getByLabelText(unlock.chosen.label), PASSPHRASE);
    await user.type(screen.getByLabelText(unlock.chosen.again), `${PASSPHRASE}{Enter}`);
    expect((await screen.findByText(/felskriven|hör inte till/)).textContent, 'the user knows where to look').toBeTruthy();
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
    await user.clear(key);
    await user.type(key, '4k7m-9xwd-h3rf-m6vc-b2ny-t7gs-d5kz-r8pa-2eq6{Enter}');
    expect(await screen.findByRole('navigation', { name: frame.regions.nav }), 'case and hyphens do not matter').toBeTruthy();
  });

  it('says two new passphrases that differ before anything is sent', async () => {
    const asked = locked();
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: unlock.forgotten }));
    await user.type(screen.getByLabelText(unlock.recover.key), '4K7M');
    await user.type(screen.getByLabelText(unlock.chosen.label), PASSPHRASE);
    await user.type(screen.getByLabelText(unlock.chosen.again), 'något annat{Enter}');
    expect(screen.getByText(unlock.chosen.different), 'a slip would lock the user out').toBeTruthy();
    expect(asked.some(({ name }) => name === 'vault_recover'), 'the old key is not used up on a slip').toBe(false);
  });

  it('shows the emergency numbers: checked ones with their day, else 112', async () => {
    locked();
    showApp();
    expect(await screen.findByText(frame.emergency.ask), 'no number is guessed').toBeTruthy();
  });

  it('shows the socialjour with the day it was checked', async () => {
    locked({ socialjour: { number: '070-1740612', checked_on: '2026-10-12', checked_by: 'Hanna' } });
    showApp();
    expect((await screen.findByText(/kontrollerat/)).textContent, 'a number without a date is not to be trusted').toContain('12 okt 2026');
  });
});
