import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PASSPHRASE, sessionAnswers } from '../../api/fake/session';
import type { Code } from '../../api/generated/door';
import { faults, openDoor, showApp } from '../../test/window';
import { errors, frame, rescue, setup, unlock } from '../../text/sv';

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

  it.each(['keys_missing', 'keys_damaged', 'database_missing', 'gone'] as const)('%s is never "no vault": it says what is missing and offers the ways back', async (trouble) => {
    locked({ trouble });
    const { container } = showApp();
    expect(await screen.findByRole('heading', { name: rescue.trouble[trouble][0] }), 'what is missing').toBeTruthy();
    expect(screen.getByRole('button', { name: rescue.vault.act }), 'a copy can be read back').toBeTruthy();
    expect(screen.queryByRole('button', { name: rescue.keys.act }) !== null, 'the key file alone, when it is what is missing').toBe(trouble.startsWith('keys_'));
    expect(screen.queryByLabelText(unlock.passphrase), 'nobody is asked for a passphrase that opens nothing').toBeNull();
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
  });

  it('takes the key file out of a copy, and then asks for the passphrase', async () => {
    const asked = locked({ trouble: 'keys_missing' });
    const { user, container } = showApp();
    await user.click(await screen.findByRole('button', { name: rescue.keys.act }));
    expect((await screen.findAllByRole('radio'))[0], 'the newest copy is chosen').toHaveProperty('checked', true);
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
    await user.type(screen.getByLabelText(rescue.secret), `${PASSPHRASE}{Enter}`);
    expect(await screen.findByLabelText(unlock.passphrase), 'the vault can be opened again').toBeTruthy();
    expect(asked.find(({ name }) => name === 'vault_restore_keys')?.request, 'from the chosen copy').toMatchObject({ secret: PASSPHRASE });
  });

  it('reads a copy back over a whole vault only when that is asked for', async () => {
    const asked = locked();
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: unlock.restore }));
    await user.click(await screen.findByRole('radio', { name: rescue.other }));
    await user.type(screen.getByLabelText(rescue.file), '/media/usb/kopia.samsyn-backup');
    await user.type(screen.getByLabelText(rescue.secret), `${PASSPHRASE}{Enter}`);
    await user.click(await screen.findByRole('button', { name: rescue.replace }));
    expect(await screen.findByLabelText(unlock.passphrase), 'back at the lock screen of what was restored').toBeTruthy();
    const sent = asked.filter(({ name }) => name === 'vault_restore').map(({ request }) => request);
    expect(sent, 'first without, then with the word').toEqual([false, true].map((replace) => ({ file: '/media/usb/kopia.samsyn-backup', secret: PASSPHRASE, replace })));
  });

  it('gives the rest of a vault up only after a question, and then begins anew', async () => {
    locked({ trouble: 'gone' });
    const { user } = showApp();
    await user.click(await screen.findByRole('button', { name: rescue.giveUp.ask }));
    await user.click(await screen.findByRole('button', { name: rescue.giveUp.act }));
    expect(await screen.findByRole('button', { name: setup.choice.own }), 'a new one can be made').toBeTruthy();
  });

  it('says what is lost after unlocking, until somebody has read it', async () => {
    const loss = { kind: 'wal_missing', events: 3, rows: 4, numbers: '', since: '2026-11-24T08:00:00Z', kept: 'samsyn-damaged-20261124.db', found_at: '2026-11-24T09:00:00Z', seen: false };
    openDoor(sessionAnswers({ vault: 'open', losses: [loss] }));
    const { user } = showApp();
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent, 'how much, and where the bytes are').toMatch(/3 sparade händelser.*samsyn-damaged-20261124\.db/);
    await user.click(screen.getByRole('button', { name: rescue.told.act }));
    await waitFor(() => expect(screen.queryByRole('alertdialog'), 'it is read').toBeNull());
  });
});

describe('Why it is locked', () => {
  it('says that nobody was here', async () => {
    locked({ lockedBy: 'idle' });
    const { container } = showApp();
    expect(await screen.findByText(unlock.lockedBy['idle']?.[0] ?? '-'), 'nobody wonders who locked').toBeTruthy();
    expect(document.activeElement?.id, 'the passphrase has the focus all the same').toBe((await screen.findByLabelText(unlock.passphrase)).id);
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
  });

  it('says when text waits for a full disk, and does not say that all is saved', async () => {
    locked({ lockedBy: 'idle', waitingTexts: 2 });
    const { container } = showApp();
    expect(await screen.findByText(unlock.waiting(2)[0]), 'what happened').toBeTruthy();
    expect(container.textContent, 'what to do').toContain(unlock.waiting(2)[1]);
    expect(container.textContent, 'no promise that does not hold').not.toContain(unlock.saved);
    expect(await faults(container), 'nothing for axe to find').toEqual([]);
  });

  it('says that a foreign page was asked for', async () => {
    locked({ lockedBy: 'foreign_page' });
    showApp();
    expect(await screen.findByText(unlock.lockedBy['foreign_page']?.[0] ?? '-'), 'what happened').toBeTruthy();
  });

  it('says nothing when one locked it oneself', async () => {
    locked({ lockedBy: 'person' });
    const { container } = showApp();
    await screen.findByLabelText(unlock.passphrase);
    expect(container.querySelector('.ban'), 'no notice').toBeNull();
  });
});
