import type { ReactNode } from 'react';
import type { ReceiverCardView } from '../api/generated/door';
import { receiver as words } from '../text/sv';
import { Icon } from './Icon';
import { OverlapMark } from './Marks';
import { receivers } from './ReceiverCard';
import { Section } from './Screen';

const { districts } = words;

/** The school's namnd beside the home's: who does what, and whether they are the same. */
export function Districts({ card, beside }: { card: ReceiverCardView; beside?: ReactNode }) {
  const home = receivers(card);
  const sure = card.certainty === 'certain' || card.chosen !== null;
  const [only] = home;
  return (
    <Section title={districts.title} beside={beside}>
      <div className="sdn">
        <OverlapMark overlap={card.overlap} silent />
        <p>
          <b>{districts[card.overlap]}</b>
          <br />
          <span className="muted">{sure && only ? districts.reportsTo(only.short) : districts.ask}</span>
        </p>
      </div>
      <dl className="kv mt2">
        {card.preventive && (
          <>
            <dt><Icon name="school" small /><span className="vh">{districts.school}</span></dt>
            <dd><b>{card.preventive.short}</b><br />{districts.schoolDoes}</dd>
          </>
        )}
        {home.length > 0 && (
          <>
            <dt><Icon name="home" small /><span className="vh">{districts.home}</span></dt>
            <dd>
              <b>{home.map(({ short }) => short).join(districts.or)}</b>
              <br />
              {sure ? districts.homeDoes : districts.homeMaybe}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}
