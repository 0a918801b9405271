import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { reportAnswers } from '../../api/fake/reports';
import { CallError } from '../../api/call';
import type { ReportProgressRequest, ReportSentRequest } from '../../api/generated/door';
import { faults, requestsOf, showAt, user } from '../../test/window';

test('an empty report can be reviewed and sent: no check ever stops one', async () => {
  const { asked } = showAt('/anmalan/r-liam', reportAnswers({ conflict: false }));
  await screen.findByRole('textbox', { name: /Varför anmäler du nu/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('heading', { name: 'Granska och skicka' });
  expect(location.pathname, 'Ctrl+Enter opens the review').toBe('/anmalan/r-liam/skicka');
  expect(screen.getByText(/Mottagare saknas. Ring mottagningen/), 'a receiver that is not settled is said').toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Bud eller brev' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('En skickad anmälan ändras inte.');
  expect(requestsOf<ReportSentRequest>(asked, 'report_sent')[0]?.how, 'in the user’s words').toBe('Bud eller brev');
});

test('how it was sent is asked for, with the caret in the question', async () => {
  const { asked } = showAt('/anmalan/r-noel/skicka', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('button', { name: /Anteckna som skickad/ }));
  expect(screen.getByText('Välj hur du skickade den.'), 'the sentence says what is missing').toBeTruthy();
  expect(document.activeElement, 'and the first choice has the focus').toBe(screen.getByRole('radio', { name: 'E-tjänst' }));
  expect(requestsOf(asked, 'report_sent'), 'nothing is recorded').toHaveLength(0);
});

test('files: name without personal data, folder and sum', async () => {
  showAt('/anmalan/r-noel/skicka', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('checkbox', { name: /SDK-meddelande/ }));
  await user.click(screen.getByRole('button', { name: 'Spara filerna' }));
  expect(await screen.findByText(/2 filer sparade i/), 'where they lie').toBeTruthy();
  const table = within(await screen.findByRole('table', { name: 'Sparade filer' }));
  expect(table.getByRole('rowheader', { name: /ÄVS-2026-0117.pdf/ }), 'the name holds only the reference').toBeTruthy();
  expect(table.getAllByText(/^[0-9a-f]{64}$/), 'a sum each').toHaveLength(2);
  expect(await faults(), 'the review works with a screen reader').toEqual([]);
});

const refuse = () => {
  throw new CallError('folder_not_writable');
};

test('a folder that cannot be written says so and leaves the draft', async () => {
  showAt('/anmalan/r-noel/skicka', { ...reportAnswers({ conflict: false }), report_export: refuse });
  await user.click(await screen.findByRole('button', { name: 'Spara filerna' }));
  expect(await screen.findByText(/Mappen går inte att skriva i/), 'what happened').toBeTruthy();
  expect(screen.getByText(/Utkastet är sparat/), 'and that nothing is lost').toBeTruthy();
});

test('each part of the text is copied by a button of its own', async () => {
  showAt('/anmalan/r-noel/skicka', reportAnswers({ conflict: false }));
  await user.click(await screen.findByText('Text per del, för en e-tjänst'));
  await user.click(await screen.findByRole('button', { name: 'Kopiera Barnets egna ord' }));
  expect(await navigator.clipboard.readText(), 'the child’s words and nothing else').toBe('Pappa slog mig på ryggen för att jag spillde mjölk. Jag vågar inte gå hem i dag.');
});

test('a sent report is read, and corrected by a new one', async () => {
  showAt('/anmalan/r-elsa', reportAnswers({ conflict: false }));
  await screen.findByText('En skickad anmälan ändras inte.');
  expect(screen.queryByRole('textbox'), 'there is nothing to write in').toBeNull();
  expect(await faults(), 'the sent report works with a screen reader').toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Skriv komplettering' }));
  const why = await screen.findByRole('textbox', { name: /Varför anmäler du nu/ });
  expect((why as HTMLTextAreaElement).value, 'the new one names the old').toMatch(/^Kompletterar ÄVS-2026-0109\. /);
  expect(location.pathname, 'and is a report of its own').not.toBe('/anmalan/r-elsa');
});

test('silence becomes a call: words, number, and where the answer goes', async () => {
  showAt('/anmalan/r-elsa', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('button', { name: 'Ring, se manus' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/Vår referens är ÄVS-2026-0109/), 'the reference, not the name').toBeTruthy();
  expect(dialog.queryByText(/Elsa/), 'the child’s name waits').toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Anteckna vad de svarade' }));
  expect(await screen.findByRole('heading', { name: 'Anteckna svar' }), 'the answer is one step away').toBeTruthy();
});

test('only a named person acknowledges', async () => {
  const { asked } = showAt('/anmalan/r-elsa', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('button', { name: 'Anteckna svar' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Anteckna' }));
  expect(dialog.getByText('Skriv namnet på den som tog emot anmälan.'), 'a receipt of a machine is no answer').toBeTruthy();
  await user.type(dialog.getByRole('textbox', { name: 'Vem tog emot den?' }), 'R. Solmark');
  await user.click(dialog.getByRole('button', { name: 'Anteckna' }));
  await waitFor(() => expect(screen.getByText('Kvitterad av R. Solmark'), 'the state has the name').toBeTruthy());
  expect(requestsOf<ReportProgressRequest>(asked, 'report_progress')[0], 'and the record too').toMatchObject({ state: 'kvitterad', person: 'R. Solmark', outcome: '' });
});

test('a colleague’s draft is read and never changed', async () => {
  showAt('/anmalan/r-iris', reportAnswers({ conflict: false }));
  expect(await screen.findByText(/Jonas Ekmarker skriver den här anmälan/), 'whose it is').toBeTruthy();
  expect(screen.queryByRole('button', { name: /Granska och skicka/ }), 'nobody else sends it').toBeNull();
});

test('the list: drafts first, late ones in words, mine and others’', async () => {
  showAt('/anmalan', reportAnswers({ conflict: false }));
  await screen.findByRole('heading', { name: 'Skickade' });
  const headings = within(screen.getByRole('main')).getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(headings, 'by state, drafts first').toEqual(['Utkast, inte skickade', 'Skickade', 'Levererade', 'Kvitterade av en person', 'Beslut']);
  expect(screen.getAllByText(/dagar? sen$/), 'late is said in words').toHaveLength(2);
  expect(await faults(), 'the list works with a screen reader').toEqual([]);
  await user.click(screen.getByRole('radio', { name: 'Andras' }));
  expect(screen.queryByRole('link', { name: 'Noel Strandmo' }), 'mine are hidden').toBeNull();
  expect(screen.getByRole('link', { name: 'Iris Bergsund' }), 'others’ are there').toBeTruthy();
});

test('a long list shows a page at a time', async () => {
  const { report_list, ...others } = reportAnswers({ conflict: false });
  const [row] = report_list?.({}).rows ?? [];
  if (!row) throw new Error('the fake has reports');
  showAt('/anmalan', { ...others, report_list: () => ({ rows: Array.from({ length: 250 }, (_, n) => ({ ...row, id: `r-${n}`, pupil: `Elev ${n}` })) }) });
  expect(await screen.findAllByRole('row'), 'a hundred rows and the heading').toHaveLength(101);
  await user.click(screen.getByRole('button', { name: 'Visa 100 till' }));
  expect(screen.getAllByRole('row'), 'and a hundred more when asked').toHaveLength(201);
});

test('no reports: what is true and where one begins', async () => {
  showAt('/anmalan', { report_list: () => ({ rows: [] }) });
  expect(await screen.findByText('Det finns ingen orosanmälan.'), 'what is true').toBeTruthy();
  expect(screen.getByRole('link', { name: 'Välj elev' }), 'and the way on').toBeTruthy();
});

test('a report that is not here says so', async () => {
  showAt('/anmalan/r-finns-inte', reportAnswers({ conflict: false }));
  expect(await screen.findByText(/Den finns inte här/), 'never an empty screen').toBeTruthy();
});
