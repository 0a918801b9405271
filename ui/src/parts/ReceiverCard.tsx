import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ReasonView, ReceiverCardView, ReceiverNameView, ReceiverView } from '../api/generated/door';
import { receiver as words } from '../text/sv';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { Flag } from './Marks';
import { nearDay, shortDay } from './time';

interface ReceiverCardProps {
  card: ReceiverCardView;
  /** A button beside "Till" ("Byt mottagare"). */
  action?: ReactNode;
  /** More under the proof. */
  children?: ReactNode;
}

/** To whom, why, how sure: the receiver with its proof. A change of it is announced politely. */
export function ReceiverCard({ card, action, children }: ReceiverCardProps) {
  const id = useId();
  const title = heading(card);
  return (
    <section className="till" data-sure={card.chosen ? 'chosen' : card.certainty} aria-labelledby={id}>
      <p className="meta row row--sb">
        <span>{words.to}</span>
        {action}
      </p>
      <h2 id={id}>{title}</h2>
      <Certainty card={card} />
      <Receivers card={card} />
      {card.warnings.length > 0 && <Warnings codes={card.warnings} />}
      {card.because.length > 0 && <Proof card={card} />}
      <p className="meta mt2">{words.register(nearDay(card.register))}</p>
      {children}
      <Announcement text={words.announced(words.certainty[card.certainty] ?? '', names(receivers(card)))} />
    </section>
  );
}

/** Who the report goes to: the hand's choice before the register's. */
export function receivers(card: ReceiverCardView): ReceiverNameView[] {
  return card.chosen ? [card.chosen.receiver] : card.receivers;
}

const names = (list: ReceiverNameView[]): string => list.map(({ short }) => short).join(words.districts.or);

function heading(card: ReceiverCardView): string {
  if (card.chosen) return card.chosen.receiver.name;
  const [only] = card.receivers;
  if (card.certainty === 'certain' && only) return only.name;
  if (card.certainty === 'none') return words.titles.none;
  return card.certainty === 'stop' ? words.titles.stop : words.titles.candidates(card.receivers.length);
}

const TONES = { certain: 'ok', check: 'idag', stop: 'stopp', none: 'snart' } as const;
const ICONS: Record<string, IconName> = { certain: 'check', check: 'exclamation', stop: 'phone', none: 'person' };

function Certainty({ card }: { card: ReceiverCardView }) {
  if (card.chosen) {
    return (
      <p>
        {words.chosen(card.chosen.by, nearDay(card.chosen.at))}: {card.chosen.reason}
        <span className="meta till__line">{card.receivers.length > 0 && words.registerSays(names(card.receivers))}</span>
      </p>
    );
  }
  const tone = TONES[card.certainty as keyof typeof TONES] ?? 'idag';
  return (
    <p className="row">
      <Flag tone={tone}><Icon name={ICONS[card.certainty] ?? 'exclamation'} small />{words.certainty[card.certainty]}</Flag>
      {card.phone_first && card.certainty !== 'stop' && <b className="till__first">{words.phoneFirst}</b>}
    </p>
  );
}

/** The one receiver's contact, or every candidate with its own. */
function Receivers({ card }: { card: ReceiverCardView }) {
  const { chosen, receivers: list } = card;
  if (chosen) {
    const known = list.find(({ id }) => id === chosen.receiver.id);
    return known ? <Contact receiver={known} /> : null;
  }
  if (card.certainty === 'certain' && list[0]) return <Contact receiver={list[0]} />;
  return (
    <ul className="till__may">
      {list.map((each) => (
        <li key={each.id}>
          <b>{each.name}</b>
          <Contact receiver={each} />
        </li>
      ))}
    </ul>
  );
}

function Contact({ receiver }: { receiver: ReceiverView }) {
  const { phone, e_service, sdk_address } = receiver;
  return (
    <p>
      {words.reception}
      <br />
      {phone ? (
        <>
          <b className="nw">{phone.number}</b> <span className="meta">{words.checked(shortDay(phone.checked_on), phone.checked_by)}</span>
        </>
      ) : (
        <span className="muted">{words.noPhone}</span>
      )}
      {e_service && <span className="till__line">{words.eService}: <span className="till__address">{e_service}</span></span>}
      {sdk_address && <span className="till__line till__address">{words.sdk(sdk_address)}</span>}
    </p>
  );
}

function Warnings({ codes }: { codes: string[] }) {
  return (
    <ul className="till__warn">
      {codes.map((code) => (
        <li key={code}><Icon name="exclamation" small />{words.warnings[code] ?? code}</li>
      ))}
    </ul>
  );
}

/** The reasons in the order of the rules, each with its source and date. */
function Proof({ card }: { card: ReceiverCardView }) {
  return (
    <>
      <h3 className="mt2">{words.why[card.certainty] ?? words.why['check']}</h3>
      <ol className="bevis">
        {card.because.map((reason: ReasonView) => (
          <li key={`${reason.rule} ${reason.text}`} data-rule={reason.rule}>
            {reason.text}
            <br />
            <span>{reason.source}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Updates are announced at most this often. */
const CALM_MS = 5000;

/** Says a new text to screen readers, never the first one and never in a stream. */
function Announcement({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  const first = useRef(text);
  const last_ms = useRef(0);
  useEffect(() => {
    if (text === first.current) return undefined;
    first.current = '';
    const wait_ms = Math.max(0, last_ms.current + CALM_MS - Date.now());
    const timer = setTimeout(() => {
      last_ms.current = Date.now();
      setSaid(text);
    }, wait_ms);
    return () => clearTimeout(timer);
  }, [text]);
  return <span className="vh" role="status">{said}</span>;
}
