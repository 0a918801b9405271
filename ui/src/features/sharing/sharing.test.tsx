import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sharingAnswers } from '../../api/fake/sharing';
import type { ShareRefuseRequest, ShareRequest } from '../../api/generated/door';
import { provision, provisionsIn } from '../../parts/provision';
import { faults, requestsOf, showAt, user } from '../../test/window';

const show = () => showAt('/dela/elev-elsa', sharingAnswers());
const main = () => screen.getByRole('button', { name: /Besluta och lämna ut/ });

async function ask(receiver: string, purpose: string): Promise<void> {
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Mottagare' }), receiver);
  await user.click(screen.getByRole('checkbox', { name: /Samtal/ }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Ändamål' }), purpose);
}

test('nothing is asked of the law before there is a question, and nothing can go', async () => {
  const { asked } = show();
  expect(await screen.findByText(/så prövar Samsyn mot lagen/), 'what is missing is said').toBeTruthy();
  expect(main().getAttribute('aria-disabled'), 'the act waits').toBe('true');
  await user.click(main());
  expect(requestsOf(asked, 'share'), 'and does nothing').toHaveLength(0);
  expect(await faults(), 'the form works with a screen reader').toEqual([]);
});

test('allowed with conditions: each is affirmed with a reason before anything goes', async () => {
  const { asked } = show();
  await ask('leyla', 'stod_till_eleven');
  expect(await screen.findByText('Får lämnas ut om villkoren är uppfyllda'), 'the answer in words').toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /Mottagaren behöver/ }));
  await user.click(screen.getByRole('checkbox', { name: /Andras uppgifter/ }));
  expect(main().getAttribute('aria-disabled'), 'a tick without a reason is no assessment').toBe('true');
  for (const field of screen.getAllByRole('textbox', { name: 'Varför är det så?' })) await user.type(field, 'Det är prövat.');
  expect(await faults(), 'the trial works with a screen reader').toEqual([]);
  await user.click(main());
  expect(await screen.findByText('Beslutet är loggat.'), 'it is logged').toBeTruthy();
  expect(screen.getByText(/utlamnande-3f9a21c0.pdf/), 'the file has no name of a child').toBeTruthy();
  const [sent] = requestsOf<ShareRequest>(asked, 'share');
  expect(sent?.affirmed.map(({ code }) => code), 'the affirmed conditions go with it').toEqual(['need_to_know', 'others_left_out']);
  expect(sent?.question.items, 'exactly the chosen item').toEqual(['post-samtal']);
});

test('a fact that is answered changes the answer; one left open is not sent', async () => {
  const { asked } = show();
  await ask('socialnamnd', 'utredning');
  expect(await screen.findByText(/Går inte än. Socialtjänsten har inte beslutat/), 'no is said with its reason').toBeTruthy();
  const fact = within(screen.getByRole('group', { name: 'Har socialnämnden beslutat om utredning?' }));
  await user.click(fact.getByRole('radio', { name: 'Ja' }));
  expect(await screen.findByText('Ska lämnas ut'), 'now it must go').toBeTruthy();
  await user.click(fact.getByRole('radio', { name: 'Vet inte' }));
  await screen.findByText('Får inte lämnas ut');
  const questions = requestsOf<{ facts: object }>(asked, 'share_decide');
  expect(questions.at(0)?.facts, 'unknown is never a no').toEqual({});
});

test('the list of receivers stays: whoever passes a name on the keyboard is not held by it', async () => {
  show();
  const list = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Mottagare' });
  await userEvent.selectOptions(list, 'polis');
  expect(document.body.contains(list), 'the same list, with its focus').toBe(true);
  await userEvent.selectOptions(list, 'socialnamnd');
  expect(list.value, 'the next choice counts').toBe('socialnamnd');
});

test('a guardian who must not be told gets nothing', async () => {
  show();
  await ask('elsa-v1', 'insyn');
  expect(screen.getByText(/Daniel Vintergren ska inte informeras/), 'it is said at once').toBeTruthy();
  expect(main().getAttribute('aria-disabled'), 'and nothing can go').toBe('true');
});

test('what no rule settles is for a jurist, never a yes', async () => {
  show();
  await ask('polis', 'brottsutredning');
  expect(await screen.findByText('En jurist behöver avgöra'), 'the answer').toBeTruthy();
  expect(main().getAttribute('aria-disabled'), 'nothing goes on a guess').toBe('true');
});

test('names are masked in what is shown and in what goes', async () => {
  const { asked } = show();
  await ask('socialnamnd', 'utredning');
  await user.click(within(await screen.findByRole('group', { name: 'Har socialnämnden beslutat om utredning?' })).getByRole('radio', { name: 'Ja' }));
  await user.click(await screen.findByRole('checkbox', { name: /^Karin Tallvik/ }));
  await user.click(screen.getByRole('button', { name: 'Visa vad som lämnas' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByText(/\[borttaget\] följer frånvaron/), 'the name is gone').toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Stäng' }));
  await user.click(screen.getByRole('radio', { name: 'Kopiera' }));
  await user.click(main());
  expect(await screen.findByRole('button', { name: /Kopiera Anteckning/ }), 'the text is there to copy').toBeTruthy();
  expect(requestsOf<ShareRequest>(asked, 'share')[0]?.masks, 'the same names').toEqual(['Karin Tallvik']);
});

test('not to disclose is a decision with a reason', async () => {
  const { asked } = show();
  await ask('leyla', 'stod_till_eleven');
  await user.click(screen.getByRole('button', { name: 'Lämna inte ut' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Lämna inte ut' }));
  expect(await dialog.findByText(/En rad om varför saknas/), 'the reason is asked for').toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: 'Skäl' }), 'Eleven vill inte.');
  await user.click(dialog.getByRole('button', { name: 'Lämna inte ut' }));
  await waitFor(() => expect(screen.getByText('Beslutet att inte lämna ut är loggat.'), 'it is in the log').toBeTruthy());
  expect(requestsOf<ShareRefuseRequest>(asked, 'share_refuse').at(-1)?.reason, 'with the reason').toBe('Eleven vill inte.');
});

test('provisions are said as the law is cited', () => {
  expect(provision('OSL 25:13 a'), 'chapter and section').toBe('25 kap. 13 a § OSL');
  expect(provision('lag 2025:170 7 §'), 'an act without chapters stays').toBe('lag 2025:170 7 §');
  expect(provision('samtycke'), 'a word stays').toBe('samtycke');
  expect(provisionsIn('Grund: SoL 20:6, OSL 25:13 a.'), 'inside a sentence too').toBe('Grund: 20 kap. 6 § SoL, 25 kap. 13 a § OSL.');
  expect(provisionsIn('Mötet börjar 13:30 i dag.'), 'a time is no provision').toBe('Mötet börjar 13:30 i dag.');
});
