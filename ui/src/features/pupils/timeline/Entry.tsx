import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'wouter';
import type { EntryView, UserView } from '../../../api/generated/door';
import { Button } from '../../../parts/Button';
import { Icon } from '../../../parts/Icon';
import { DeliveryStatus, DomainTag, pigment } from '../../../parts/Marks';
import { provisionsIn } from '../../../parts/provision';
import { clock, longDay, nearDay, shortDay } from '../../../parts/time';
import { chronology, common } from '../../../text/sv';
import { titleOf } from './title';

const { timeline } = chronology;

interface EntryProps {
  entry: EntryView;
  /** The entry that this one corrects, when the reader may open it. */
  corrected: EntryView | undefined;
  given: string;
  me: string;
  /** Absent when it cannot be corrected now. */
  onCorrect: ((entry: EntryView) => void) | undefined;
}

/** One entry: when, which domain, what; and beside it who can open it. */
export function Entry({ entry, corrected, given, me, onCorrect }: EntryProps) {
  const title = titleOf(entry);
  const spoken = [common.domains[entry.domain] ?? entry.domain, title, longDay(entry.at), clock(entry.at)].join(', ');
  return (
    <li className="ev" data-d={pigment(entry.domain)} data-old={entry.corrected_by ? '' : undefined} id={`ev-${entry.id}`}>
      <p className="ev__t">
        <b>{nearDay(entry.at)}</b>
        {clock(entry.at)}
      </p>
      <article className="ev__b" aria-label={spoken} tabIndex={-1}>
        <header>
          <DomainTag domain={entry.domain} />
          <h3>{title}</h3>
          <span className="meta">{timeline.author(entry.by, common.roles[entry.by_role] ?? entry.by_role)}</span>
        </header>
        {entry.corrects && (
          <p className="ev__c"><Icon name="undo" small />{corrected ? <Jump to={corrected.id}>{timeline.corrects(titleOf(corrected), shortDay(corrected.at))}</Jump> : timeline.correctsUnknown}{entry.reason && <span className="meta">{timeline.because(entry.reason)}</span>}</p>
        )}
        {entry.corrected_by && <p className="ev__c"><Icon name="exclamation" small /><Jump to={entry.corrected_by}>{timeline.corrected}</Jump></p>}
        <Parts entry={entry} given={given} />
        <Acts entry={entry} title={title} onCorrect={onCorrect} />
      </article>
      <div className="ev__a">
        <h4><Icon name="lock" small />{timeline.canOpen}</h4>
        <p>{readers(entry.can_open, me)}</p>
      </div>
    </li>
  );
}

/** Four kinds of text, each with its own typography; it survives black and white. */
function Parts({ entry, given }: { entry: EntryView; given: string }) {
  if (entry.kind === 'disclosure') return <Disclosed entry={entry} />;
  return (
    <>
      {entry.facts && <Part kind="fakta" title={timeline.parts.facts}><Paragraphs text={entry.facts} /></Part>}
      {entry.child_words && (
        <Part kind="ord" title={given ? timeline.words(given) : timeline.childWords}>
          <blockquote><Paragraphs text={entry.child_words} /></blockquote>
        </Part>
      )}
      {entry.assessment && <Part kind="bed" title={timeline.parts.assessment}><Paragraphs text={entry.assessment} /></Part>}
      {entry.decision && <Part kind="beslut" title={timeline.parts.decision}><Paragraphs text={entry.decision} /></Part>}
      {entry.kind === 'report' && entry.delivery && (
        <Part kind="beslut" title={timeline.parts.decision}>
          <p className="row">
            <DeliveryStatus state={entry.delivery}>{timeline.delivery[entry.delivery] ?? common.deliveryStates[entry.delivery]}</DeliveryStatus>
            {entry.about && <Link className="rad" href={`/anmalan/${entry.about}`}>{timeline.openReport}</Link>}
          </p>
        </Part>
      )}
    </>
  );
}

/** What went to whom is no observation and no assessment: a disclosure has parts of its own. */
function Disclosed({ entry: { facts, assessment, decision } }: { entry: EntryView }) {
  const { disclosed } = timeline;
  return (
    <>
      {facts && <Part kind="fakta" title={disclosed.what}><Paragraphs text={facts} /></Part>}
      {assessment && <Part kind="fakta" title={disclosed.conditions}><Paragraphs text={assessment} /></Part>}
      {decision && <Part kind="beslut" title={timeline.parts.decision}><Paragraphs text={provisionsIn(decision)} /></Part>}
    </>
  );
}

function Acts({ entry, title, onCorrect }: { entry: EntryView; title: string; onCorrect: EntryProps['onCorrect'] }) {
  const concern = entry.kind === 'concern' ? entry.about : null;
  const logged = entry.kind === 'disclosure';
  if (!concern && !onCorrect && !logged) return null;
  return (
    <p className="ev__do">
      {logged && <Link className="link rad" href="/logg">{timeline.openLog}</Link>}
      {concern && <Link className="link rad" href={`/oro/${concern}`}>{timeline.openConcern}</Link>}
      {onCorrect && <Button kind="link" aria-label={timeline.correctOf(title)} onClick={() => onCorrect(entry)}>{timeline.correct}</Button>}
    </p>
  );
}

function Part({ kind, title, children }: { kind: string; title: string; children: ReactNode }) {
  return (
    <div className={`part part--${kind}`}>
      <h4>{title}</h4>
      <div>{children}</div>
    </div>
  );
}

const Paragraphs = ({ text }: { text: string }) => text.split(/\n+/).map((line, index) => <p key={`${index} ${line.slice(0, 20)}`}>{line}</p>);

/** Focus moves by hand: a change of the address would be taken for a change of screen. */
function Jump({ to, children }: { to: string; children: ReactNode }) {
  const go = (event: MouseEvent) => {
    event.preventDefault();
    document.querySelector<HTMLElement>(`[id="ev-${to}"] article`)?.focus();
  };
  return <a href={`#ev-${to}`} onClick={go}>{children}</a>;
}

/** "Du, Jonas E.": the reader first, others with the first letter of the last name. */
function readers(list: UserView[], me: string): ReactNode {
  const others = list.filter(({ id }) => id !== me);
  if (others.length === 0) return timeline.nobodyElse;
  const names = others.map(({ name, role }) => (name ? name.replace(/\s+(\S)\S*$/, ' $1.') : (common.roles[role] ?? role)));
  const all = others.length < list.length ? [timeline.you, ...names] : names;
  return all.map((name, index) => (
    <span key={`${index} ${name}`}>
      <span className="nw">{name}{index < all.length - 1 && ','}</span>{' '}
    </span>
  ));
}
