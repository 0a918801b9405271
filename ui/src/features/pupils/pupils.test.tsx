import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { pupilAnswers } from '../../api/fake/pupils';
import { makeRoster } from '../../api/fake/roster';
import { faults, openDoor, showApp } from '../../test/window';
import { pupils } from '../../text/sv';

const { list } = pupils;
const rows = () => screen.getAllByRole('row').filter((row) => row.dataset['row'] !== undefined);

const leaver = makeRoster(619).find(({ view }) => view.left_on)?.view.label ?? '';

describe('Pupil list', () => {
  it('says the numbers in a sentence and passes axe', async () => {
    openDoor(pupilAnswers());
    const { container } = showApp('/elever');
    expect(await screen.findByText(/av 610 elever/), 'numbers are said, not shown as tiles').toBeTruthy();
    expect(screen.getByText(/räknas inte/), 'protected pupils are outside the numbers, and that is said').toBeTruthy();
    await screen.findByRole('link', { name: /Alma Isgren/ });
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('shows a protected pupil as a label and a shield and nothing else', async () => {
    openDoor(pupilAnswers());
    const { user } = showApp('/elever');
    await user.type(await screen.findByLabelText(list.search), 'S-014');
    const link = await screen.findByRole('link', { name: 'Elev S-014' });
    await waitFor(() => expect(rows().length, 'only this one matches').toBe(1));
    const cells = within(link.closest('tr') as HTMLElement).getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells, 'no class, no birth date, no namnd, no case').toEqual(['', '', '', '']);
  });

  it('keeps ten thousand pupils out of the document and reaches the last one by keyboard', async () => {
    const asked = openDoor(pupilAnswers(10_000));
    const { user } = showApp('/elever');
    await screen.findByRole('table');
    await user.click(await screen.findByLabelText(list.search));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.closest('tr')?.dataset['row'], 'down from the search is the first row').toBe('0');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.closest('tr')?.dataset['row'], 'arrows move between rows').toBe('2');
    await user.keyboard('{End}');
    const total = Number(screen.getByRole('table').getAttribute('aria-rowcount')) - 1;
    await waitFor(() => expect(document.activeElement?.closest('tr')?.dataset['row'], 'End is the last of all').toBe(String(total - 1)));
    expect(rows().length, 'only what can be seen is drawn').toBeLessThan(100);
    const limits = asked.filter(({ name }) => name === 'pupil_list').map(({ request }) => (request as { limit: number }).limit);
    expect(Math.max(...limits), 'the core is asked for pages').toBeLessThanOrEqual(200);
    await user.keyboard('{Home}{ArrowUp}');
    expect(document.activeElement, 'up from the first row is the search').toBe(screen.getByLabelText(list.search));
  });

  it('filters on another namnd and on those who have left', async () => {
    const asked = openDoor(pupilAnswers());
    const { user } = showApp('/elever');
    await user.click(await screen.findByRole('radio', { name: list.different }));
    await waitFor(() => expect(asked.at(-1)?.request, 'the core filters').toMatchObject({ only_different: true }));
    await user.click(screen.getByRole('radio', { name: list.all }));
    await user.click(screen.getByRole('checkbox', { name: list.left }));
    await user.type(screen.getByLabelText(list.search), leaver);
    expect(await screen.findByText(list.leftMark), 'who has left is marked in words').toBeTruthy();
  });

  it('leads from an empty school to the import', async () => {
    const { container } = (openDoor({ pupil_list: () => ({ total: 0, active: 0, different: 0, uncertain: 0, rows: [] }) }), showApp('/elever'));
    expect((await screen.findByRole('link', { name: list.import })).getAttribute('href'), 'the next right act').toBe('/installningar/import');
    expect(await faults(container), 'axe: empty').toEqual([]);
  });

  it('says that nothing matches, and clears the search', async () => {
    openDoor(pupilAnswers());
    const { user } = showApp('/elever');
    await user.type(await screen.findByLabelText(list.search), 'xyzzy');
    await user.click(await screen.findByRole('button', { name: list.clear }));
    expect(document.activeElement, 'the search can be written again at once').toBe(screen.getByLabelText(list.search));
    expect(await screen.findByRole('link', { name: /Alma Isgren/ }), 'everybody is back').toBeTruthy();
  });

  it('shows why the list could not be read, with a way to try again', async () => {
    let broken = true;
    const answers = pupilAnswers();
    openDoor(answers, {
      pupil_list: (request) => {
        if (broken) throw { code: 'disk_full', params: {} };
        return (answers.pupil_list as NonNullable<typeof answers.pupil_list>)(request);
      },
    });
    const { user } = showApp('/elever');
    const alert = await screen.findByRole('alert');
    broken = false;
    await user.click(within(alert).getByRole('button'));
    expect(await screen.findByText(/av 610 elever/), 'the retry asks again').toBeTruthy();
  });
});
