import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { CallError } from '../../api/call';
import type { Answers } from '../../api/fake/door';
import { reportAnswers } from '../../api/fake/reports';
import type { ReportSaveRequest } from '../../api/generated/door';
import { faults, requestsOf, showAt, user } from '../../test/window';
import { genast } from '../../text/sv';

/** One change, however slow the computer is: a run of keys is one level only when it is quick. */
async function write(into: HTMLElement, text: string): Promise<void> {
  await user.click(into);
  await user.paste(text);
}
const field = (name: RegExp) => screen.findByRole('textbox', { name });

test('the form has no accessibility fault', async () => {
  showAt('/anmalan/r-noel', reportAnswers({ conflict: false }));
  await field(/Varför anmäler du nu/);
  expect(await faults(), 'people who write about children use screen readers too').toEqual([]);
});

test('what is written is saved by itself, without a button', async () => {
  const { asked } = showAt('/anmalan/r-liam', reportAnswers({ conflict: false }));
  await user.type(await field(/Varför anmäler du nu/), 'Liam kom gråtande.');
  await waitFor(() => {
    const [saved] = requestsOf<ReportSaveRequest>(asked, 'report_save').slice(-1);
    expect(saved?.content.why_now, 'the last letter is saved too').toBe('Liam kom gråtande.');
  }, { timeout: 5000 });
  const revisions = requestsOf<ReportSaveRequest>(asked, 'report_save').map(({ revision }) => revision);
  expect(revisions, 'every save builds on the one before').toEqual(revisions.map((_, n) => n + 1));
});

test('undo and redo by keys, in many levels, over parts', async () => {
  showAt('/anmalan/r-liam', reportAnswers({ conflict: false }));
  const why = await field(/Varför anmäler du nu/);
  const effect = await field(/Hur påverkas Liam/);
  await write(why, 'Första');
  await write(effect, 'Andra');
  await user.keyboard('{Control>}z{/Control}');
  expect(effect, 'the last part goes back').toHaveProperty('value', '');
  expect(why, 'the first stays').toHaveProperty('value', 'Första');
  await user.keyboard('{Control>}z{/Control}');
  expect(why, 'then the first').toHaveProperty('value', '');
  await user.keyboard('{Control>}y{/Control}{Control>}y{/Control}');
  expect([why, effect].map((each) => (each as HTMLTextAreaElement).value), 'and both come again').toEqual(['Första', 'Andra']);
});

test('rows of observations by keyboard alone', async () => {
  showAt('/anmalan/r-liam', reportAnswers({ conflict: false }));
  await field(/Varför anmäler du nu/);
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  expect(document.activeElement, 'a new row starts in its first field').toBe(screen.getByRole('textbox', { name: 'När, rad 1' }));
  await user.keyboard('i dag 9.05{Tab}');
  expect(screen.getByRole('textbox', { name: 'När, rad 1' }), 'a date is said in full when one leaves it').toHaveProperty('value', expect.stringMatching(/^\d+ \p{L}+ 09\.05$/u));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Källa, rad 1' }), 'other_said');
  expect(screen.getByRole('textbox', { name: /Vem sa eller såg det, rad 1/ }), 'who said it is asked for then').toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Iakttagelse, rad 1' }), 'Ett');
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await user.type(screen.getByRole('textbox', { name: 'Iakttagelse, rad 2' }), 'Två');
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(screen.getByRole('textbox', { name: 'Iakttagelse, rad 1' }), 'the row moved up').toHaveProperty('value', 'Två');
  expect(document.activeElement, 'and the caret with it').toBe(screen.getByRole('textbox', { name: 'Iakttagelse, rad 1' }));
});

test('a removed row comes back by Ångra, in its place', async () => {
  showAt('/anmalan/r-noel', reportAnswers({ conflict: false }));
  const before = (await screen.findAllByRole('textbox', { name: /Iakttagelse, rad/ })).map((each) => (each as HTMLTextAreaElement).value);
  await user.click(screen.getByRole('button', { name: 'Ta bort rad 2' }));
  expect(screen.getAllByRole('textbox', { name: /Iakttagelse, rad/ }), 'it is gone').toHaveLength(2);
  const toast = screen.getByText('Raden är borttagen.');
  await user.click(within(toast.closest('.toast') as HTMLElement).getByRole('button', { name: 'Ångra' }));
  expect(screen.getAllByRole('textbox', { name: /Iakttagelse, rad/ }).map((each) => (each as HTMLTextAreaElement).value), 'nothing is lost').toEqual(before);
});

test('F8 goes through the hints, and nothing is blocked by them', async () => {
  showAt('/anmalan/r-noel', reportAnswers({ conflict: false }));
  await screen.findByText(/är en tolkning/);
  await user.keyboard('{F8}');
  expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row'), 'the first hint is about the second row').toBe('1');
  await user.keyboard('{F8}');
  expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row'), 'the next about the third').toBe('2');
  expect(screen.getByText(/Du kan skicka ändå/), 'and it says so').toBeTruthy();
});

test('a reason not to inform fills in why a guardian is not told: nothing known is asked twice', async () => {
  const { asked } = showAt('/anmalan/r-liam', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('checkbox', { name: 'uppgift om våld i familjen' }));
  await user.click(within(screen.getByRole('group', { name: 'Är Eva Sjöhed informerad?' })).getByRole('radio', { name: 'Nej' }));
  expect(screen.getByRole('combobox', { name: 'Varför är Eva Sjöhed inte informerad?' }), 'the reason is there').toHaveProperty('value', 'vald_i_familjen');
  await waitFor(() => {
    const [saved] = requestsOf<ReportSaveRequest>(asked, 'report_save').slice(-1);
    expect(saved?.content.informed, 'the words that are printed are saved').toEqual([{ person: 'guardian:1', informed: false, when: '', why_not: 'Uppgift om våld' }]);
  }, { timeout: 5000 });
});

test('two windows: both versions are shown, a person makes the third, and it is saved', async () => {
  const { asked } = showAt('/anmalan/r-noel', reportAnswers({ conflict: true }));
  await user.type(await field(/Har oron funnits förut/), 'Ja, i våras.');
  await screen.findByText('Två versioner av anmälan.', {}, { timeout: 5000 });
  expect(await field(/Har oron funnits förut/), 'who writes is not interrupted').toHaveProperty('value', 'Ja, i våras.');
  await user.click(screen.getByRole('button', { name: 'Välj' }));
  expect(screen.getByRole('heading', { name: 'Två versioner av samma anmälan' }), 'nothing was written over').toBeTruthy();
  expect(screen.getByText('Ja, i våras.'), 'mine is there').toBeTruthy();
  expect(screen.getByText(/Sover dåligt/), 'and theirs').toBeTruthy();
  expect(await faults(), 'choosing works with a screen reader').toEqual([]);
  await user.click(within(screen.getByRole('group', { name: 'Behåll i Hur barnet påverkas' })).getByRole('radio', { name: 'B' }));
  await user.click(screen.getByRole('button', { name: 'Spara mitt val' }));
  await waitFor(() => {
    const [saved] = requestsOf<ReportSaveRequest>(asked, 'report_save').slice(-1);
    expect([saved?.content.earlier, saved?.content.effect], 'the third version has both').toEqual(['Ja, i våras.', 'Sover dåligt och äter inte lunch.']);
    expect(saved?.revision, 'built on the version that was stored').toBe(5);
  }, { timeout: 5000 });
});

test('another receiver needs a receiver and a reason', async () => {
  const { asked } = showAt('/anmalan/r-noel', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('button', { name: 'Byt mottagare' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(document.activeElement, 'the first field has the caret').toBe(dialog.getByRole('textbox', { name: 'Nämnd eller kommun' }));
  await user.keyboard('Järva');
  await user.click(await dialog.findByRole('radio', { name: 'Järva stadsdelsnämnd' }));
  await user.click(dialog.getByRole('button', { name: 'Byt mottagare' }));
  expect(dialog.getByText('Skriv en rad om varför.'), 'the reason is asked for').toBeTruthy();
  expect(requestsOf(asked, 'report_receiver_choose'), 'and nothing is changed without it').toHaveLength(0);
  await user.type(dialog.getByRole('textbox', { name: 'Varför byter du?' }), 'Familjen flyttade i går.');
  await user.click(dialog.getByRole('button', { name: 'Byt mottagare' }));
  expect(await screen.findByRole('heading', { name: 'Järva stadsdelsnämnd' }), 'the card follows').toBeTruthy();
});

test('a protected child has no name, class or number on the screen', async () => {
  showAt('/anmalan/r-s014', reportAnswers({ conflict: false }));
  await screen.findByRole('heading', { name: 'Ring först' });
  expect(document.body.textContent, 'only the neutral label stands there').not.toMatch(/Mira|Kallmyr|6B|20140211/);
  expect(screen.queryByRole('button', { name: 'Visa hela personnumret' }), 'and no number to show').toBeNull();
});

test('the clock of genast stops only with a reason, and the report stays', async () => {
  const { asked } = showAt('/anmalan/r-noel', reportAnswers({ conflict: false }));
  await user.click(await screen.findByRole('button', { name: genast.dismiss }));
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: genast.dismiss }));
  expect(dialog.getByText(genast.empty), 'the reason is asked for').toBeTruthy();
  expect(requestsOf(asked, 'signal_dismiss'), 'and the clock runs on without it').toHaveLength(0);
  await user.type(dialog.getByRole('textbox', { name: genast.reason }), 'Uppgiften var en missuppfattning.');
  await user.click(dialog.getByRole('button', { name: genast.dismiss }));
  await waitFor(() => expect(screen.queryByText('Skicka i dag.'), 'the clock is gone').toBeNull());
  expect(screen.getByRole('button', { name: /Granska och skicka/ }), 'and the report can be sent as before').toBeTruthy();
});

test('the levels of undo outlive a lock', async () => {
  let kept = '';
  const answers: Answers = {
    ...reportAnswers({ conflict: false }),
    draft_save: ({ body, kind }) => {
      expect(kind, 'beside the report, not among one’s drafts').toBe('undo');
      kept = body;
      return { at: new Date().toISOString() };
    },
    draft: ({ draft }) => {
      if (!kept) throw new CallError('not_found');
      return { draft, kind: 'undo', pupil: null, pupil_label: '', body: kept, saved_at: '' };
    },
  };
  showAt('/anmalan/r-liam', answers);
  await write(await field(/Varför anmäler du nu/), 'Liam kom gråtande.');
  await waitFor(() => expect(kept, 'the level before the text is kept').toContain('"why_now":""'), { timeout: 5000 });
  cleanup();
  showAt('/anmalan/r-liam', answers);
  const again = await field(/Varför anmäler du nu/);
  expect(again, 'the text is there').toHaveProperty('value', 'Liam kom gråtande.');
  await waitFor(() => expect(screen.getByRole('button', { name: /^Ångra/ }).getAttribute('aria-disabled'), 'and so is the way back').toBeNull());
  await user.keyboard('{Control>}z{/Control}');
  expect(again, 'which works').toHaveProperty('value', '');
});

test('a text that cannot be saved stays, says so, and can be saved again', async () => {
  let full = true;
  const answers = reportAnswers({ conflict: false });
  showAt('/anmalan/r-liam', {
    ...answers,
    report_save: ({ revision }) => {
      if (full) throw new CallError('disk_full');
      return { at: new Date().toISOString(), revision: revision + 1, checks: [] };
    },
  });
  const why = await field(/Varför anmäler du nu/);
  await user.type(why, 'Text');
  expect(await screen.findByText('Disken är full.'), 'what happened').toBeTruthy();
  expect(why, 'nothing is lost').toHaveProperty('value', 'Text');
  await user.click(screen.getByRole('button', { name: 'Försök igen' }));
  expect(screen.getByText('Disken är full.'), 'a try that fails leaves the notice standing').toBeTruthy();
  full = false;
  await user.click(screen.getByRole('button', { name: 'Försök igen' }));
  await waitFor(() => expect(screen.queryByText('Disken är full.'), 'and then it is saved').toBeNull());
});
