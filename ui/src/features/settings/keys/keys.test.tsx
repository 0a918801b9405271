import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../api/fake/door';
import { PASSPHRASE } from '../../../api/fake/session';
import { settingsAnswers } from '../../../api/fake/settings';
import { faults, openDoor, showApp } from '../../../test/window';
import { settings, unlock } from '../../../text/sv';

function open(tab: string, ...more: Answers[]) {
  const asked = openDoor(settingsAnswers(), ...more);
  return { asked, ...showApp(`/installningar/${tab}`) };
}

describe('Keys and this computer', () => {
  const { key, recovery, copies, computer } = settings;

  it('passes axe and says how the vault opens', async () => {
    const { container } = open('nycklar');
    expect(await screen.findByText(key.keychainStates['ready'] ?? ''), 'the keyring’s state').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('changes the passphrase, and says which one was wrong', async () => {
    const { user, asked } = open('nycklar');
    await user.click(await screen.findByRole('button', { name: key.change }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(key.old), 'fel fras');
    await user.type(dialog.getByLabelText(unlock.chosen.label), 'fyra nya ord tillsammans');
    await user.type(dialog.getByLabelText(unlock.chosen.again), 'fyra nya ord tillsammans');
    await user.click(dialog.getByRole('button', { name: key.change }));
    expect(await dialog.findByText(key.oldWrong), 'the old one').toBeTruthy();
    await user.clear(dialog.getByLabelText(key.old));
    await user.type(dialog.getByLabelText(key.old), PASSPHRASE);
    await user.click(dialog.getByRole('button', { name: key.change }));
    expect(await screen.findByText(key.changed), 'done').toBeTruthy();
    expect(asked.filter(({ name }) => name === 'passphrase_change').at(-1)?.request, 'an unchanged policy is not sent').toMatchObject({ policy: null });
  });

  it('shows a new recovery key until it is saved, also across Dölj', async () => {
    const { user, container } = open('nycklar');
    await user.click(await screen.findByRole('button', { name: recovery.replace }));
    const dialog = within(await screen.findByRole('alertdialog'));
    await user.click(dialog.getByRole('button', { name: recovery.act }));
    expect(dialog.getByText(settings.proof.missing), 'an open desk makes no new key').toBeTruthy();
    await user.type(dialog.getByLabelText(settings.proof.label), `fel fras`);
    await user.click(dialog.getByRole('button', { name: recovery.act }));
    expect(await dialog.findByText(/stämmer inte/), 'nor does a wrong passphrase').toBeTruthy();
    await user.clear(dialog.getByLabelText(settings.proof.label));
    await user.type(dialog.getByLabelText(settings.proof.label), PASSPHRASE);
    await user.click(dialog.getByRole('button', { name: recovery.act }));
    await screen.findByRole('heading', { name: recovery.newTitle });
    expect(await faults(container), 'axe: the key').toEqual([]);
    await user.keyboard('{F9}');
    expect(document.body.textContent, 'not in a hidden window').not.toContain('4K7M');
    await user.keyboard('{F9}');
    await user.click(await screen.findByRole('button', { name: recovery.done }));
    expect(screen.getByText(recovery.doneFirst), 'it stays until somebody says it is saved').toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: recovery.saved }));
    await user.click(screen.getByRole('button', { name: recovery.done }));
    expect(document.body.textContent, 'then it is gone').not.toContain('4K7M');
  });

  it('encrypts the vault anew with progress, and shows the new paper', async () => {
    const { user, asked } = open('nycklar');
    await user.click(await screen.findByRole('button', { name: settings.rekey.open }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(settings.proof.label), PASSPHRASE);
    await user.type(dialog.getByLabelText(unlock.chosen.label), 'fyra nya ord tillsammans');
    await user.type(dialog.getByLabelText(unlock.chosen.again), 'fyra nya ord tillsammans');
    expect(await faults(), 'axe: the dialog').toEqual([]);
    await user.click(dialog.getByRole('button', { name: settings.rekey.start }));
    expect(await screen.findByRole('progressbar'), 'long work has a bar').toBeTruthy();
    expect((await screen.findAllByText(/7T2K/)).length, 'the paper that opens from now on').toBeGreaterThan(0);
    expect(asked.some(({ name }) => name === 'vault_rekey'), 'it was asked for once, with the passphrase').toBe(true);
  });

  it('makes a copy and checks the vault', async () => {
    const { user } = open('nycklar', { vault_verify: () => ({ events: 128, digest: 'aa', same: true, faults: [] }) });
    const proof = await screen.findByLabelText<HTMLInputElement>(settings.proof.label);
    await user.type(proof, PASSPHRASE);
    await user.click(screen.getByRole('button', { name: copies.backup }));
    expect(await screen.findByText(copies.done), 'read back before it is called done').toBeTruthy();
    expect(proof.value, 'what was typed leaves the page').toBe('');
    await user.click(screen.getByRole('button', { name: copies.verify }));
    expect(await screen.findByText(copies.verified(128)), 'how many events hold').toBeTruthy();
  });

  it('replaces a file only when somebody says so', async () => {
    const { user, asked } = open('nycklar');
    await user.type(await screen.findByLabelText(copies.file), '/home/hanna/finns');
    await user.type(screen.getByLabelText(settings.proof.label), PASSPHRASE);
    await user.click(screen.getByRole('button', { name: copies.backup }));
    expect((await screen.findByRole('alert')).textContent, 'what lies there is safe').toContain('Den är orörd');
    await user.click(screen.getByRole('button', { name: copies.replace }));
    expect(await screen.findByText(copies.done), 'then it is replaced').toBeTruthy();
    expect(asked.filter(({ name }) => name === 'backup').map(({ request }) => (request as { overwrite: boolean }).overwrite), 'the yes is a second question').toEqual([false, true]);
  });

  it('says what to do when the check does not hold', async () => {
    const { user } = open('nycklar', { vault_verify: () => ({ events: 12, digest: 'aa', same: false, faults: ['chain 7'] }) });
    await user.click(await screen.findByRole('button', { name: copies.verify }));
    expect((await screen.findByRole('alert')).textContent, 'nothing is deleted, and whom to ring').toContain('Inget är raderat');
  });

  it('sends exports to another folder with the passphrase alone, and keeps the text when it cannot', async () => {
    const { user, asked } = open('nycklar');
    const folder = await screen.findByLabelText<HTMLInputElement>(computer.folder);
    await user.clear(folder);
    await user.type(folder, '/root/x');
    await user.click(screen.getByRole('button', { name: computer.folderSet }));
    expect(asked.some(({ name }) => name === 'settings_set'), 'nothing without the passphrase').toBe(false);
    const proof = screen.getAllByLabelText<HTMLInputElement>(settings.proof.label).at(-1);
    if (proof) await user.type(proof, `${PASSPHRASE}{Enter}`);
    expect(await screen.findByText(/Mappen går inte att skriva i/), 'the reason, at the field').toBeTruthy();
    expect(folder.value, 'the text is kept').toBe('/root/x');
    await user.selectOptions(screen.getByLabelText(computer.idle), '5');
    await waitFor(() => expect(asked.filter(({ name }) => name === 'settings_set').at(-1)?.request, 'only what changed').toEqual({ idle_minutes: 5 }));
  });

  it('says when the key file is not as the school decided', async () => {
    openDoor(settingsAnswers({ policy: 'passphrase', policy_decided: 'keyring_and_passphrase' }));
    showApp('/installningar/nycklar');
    expect(await screen.findByText(/Nyckelfilen säger något annat/), 'nobody takes it for the decision').toBeTruthy();
  });
});
