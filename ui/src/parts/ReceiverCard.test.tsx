import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { alternatingCard, certainCard, protectedCard, receiverNamed } from '../api/fake/receivers';
import { faults, show } from '../test/window';
import { receiver as words } from '../text/sv';
import { Districts } from './Districts';
import { ReceiverCard } from './ReceiverCard';

const skarpnack = receiverNamed('Skarpnäck');

describe('Receiver card', () => {
  it('names a certain receiver and every reason with its source', async () => {
    const { container } = show(<ReceiverCard card={certainCard('Elsa', 'Påhittsgatan 7', skarpnack)} />);
    expect(screen.getByRole('region', { name: 'Skarpnäcks stadsdelsnämnd' }), 'the card is named by its receiver').toBeTruthy();
    const reasons = within(screen.getByRole('list')).getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(reasons.length, 'address, area, placement, and that it is not the school’s namnd').toBe(4);
    expect(reasons[0], 'a reason is nothing without its source and date').toContain('Elevregistret 3 nov 2026');
    expect(screen.getByText('070-174 06 11'), 'the checked number is there to ring').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('never names one receiver when a person must choose', () => {
    show(<ReceiverCard card={alternatingCard(receiverNamed('Farsta'), receiverNamed('Huddinge'))} />);
    expect(screen.getByRole('heading', { level: 2 }).textContent, 'the heading says that it is open').toBe(words.titles.candidates(2));
    expect(screen.getByText('Farsta stadsdelsnämnd'), 'both can be rung').toBeTruthy();
    expect(screen.getByText('Socialnämnden i Huddinge'), 'both can be rung').toBeTruthy();
    expect(screen.getByText(words.noPhone), 'an unchecked number is not invented').toBeTruthy();
    expect(screen.getByText(words.warnings['alternating_residence'] ?? ''), 'why, in words').toBeTruthy();
  });

  it('stops for a protected pupil and names nobody', () => {
    show(<ReceiverCard card={protectedCard()} />);
    expect(screen.getByRole('heading', { level: 2 }).textContent, 'the way on is the phone').toBe(words.titles.stop);
    expect(document.body.textContent, 'no namnd may be guessed from the card').not.toMatch(/stadsdelsnämnd|Socialnämnden/);
  });

  it('shows who chose another receiver, why, and what the register says', () => {
    const card = { ...certainCard('Elsa', 'Påhittsgatan 7', skarpnack), chosen: { receiver: receiverNamed('Huddinge'), reason: 'Bor hos mormor sedan i maj', by: 'Hanna Granvret', at: '2026-11-18T10:00:00Z' } };
    show(<ReceiverCard card={card} />);
    expect(screen.getByRole('heading', { level: 2 }).textContent, 'the hand’s choice counts').toBe('Socialnämnden i Huddinge');
    expect(screen.getByText(/Bor hos mormor sedan i maj/), 'a change of receiver has a reason').toBeTruthy();
    expect(screen.getByText(words.registerSays('Skarpnäck')), 'the difference is not hidden').toBeTruthy();
  });
});

describe('Districts', () => {
  it('says who does what when the namnder differ', async () => {
    const { container } = show(<Districts card={certainCard('Elsa', 'Påhittsgatan 7', skarpnack)} />);
    expect(screen.getByText(words.districts.different), 'the difference is the heading').toBeTruthy();
    expect(screen.getByText(words.districts.reportsTo('Skarpnäck')), 'a report follows the home').toBeTruthy();
    expect(await faults(container), 'axe').toEqual([]);
  });

  it('does not call a candidate the receiver', () => {
    show(<Districts card={alternatingCard(receiverNamed('Farsta'), skarpnack)} />);
    expect(screen.getByText(words.districts.ask), 'ring before anything is sent').toBeTruthy();
    expect(screen.queryByText(/Anmälan går till/), 'unknown is never certain').toBeNull();
  });
});
