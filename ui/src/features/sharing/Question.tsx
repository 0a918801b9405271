import type { FactAskView, ShareDecisionView, ShareReceiverView, ShareStartView } from '../../api/generated/door';
import { Select, TextField } from '../../parts/Field';
import { DomainTag } from '../../parts/Marks';
import { Notice } from '../../parts/Notice';
import { Segment } from '../../parts/Segment';
import { longDay } from '../../parts/time';
import { sharing as words } from '../../text/sv';
import { type Put, type Sharing, toggled } from './useSharing';

interface QuestionProps {
  start: ShareStartView;
  sharing: Sharing;
  put: Put;
  decision: ShareDecisionView | undefined;
}

/** The three questions and what the person knows. */
export function Question({ start, sharing, put, decision }: QuestionProps) {
  return (
    <div className="stack-4">
      <fieldset>
        <legend>1. {words.who.title}</legend>
        <Receivers start={start} chosen={sharing.receiver} put={put} />
        {sharing.receiver && <Chosen receiver={sharing.receiver} sharing={sharing} put={put} />}
      </fieldset>
      <fieldset>
        <legend>2. {words.what.title}</legend>
        <Items start={start} sharing={sharing} put={put} />
        <p className="hint mt2">{start.items.length === 0 ? words.what.none : words.what.onlyYours}</p>
      </fieldset>
      <fieldset>
        <legend>3. {words.why.title}</legend>
        <Select
          label={words.why.choose}
          value={sharing.purpose}
          options={[['', words.why.none], ...start.purposes.map((purpose) => [purpose, words.why.purposes[purpose] ?? purpose] as const)]}
          onChange={({ target }) => put({ purpose: target.value })}
        />
      </fieldset>
      {decision && decision.asks.length > 0 && (
        <fieldset>
          <legend>4. {words.facts.title}</legend>
          <p className="hint">{words.facts.hint}</p>
          <div className="stack-3 mt2">{decision.asks.map((ask) => <Fact key={ask.code} ask={ask} sharing={sharing} put={put} />)}</div>
        </fieldset>
      )}
    </div>
  );
}

const isGuardian = ({ kind }: ShareReceiverView): boolean => kind === 'vardnadshavare';
const groupOf = (receiver: ShareReceiverView): keyof typeof words.who.groups => (isGuardian(receiver) ? 'guardians' : receiver.id ? 'staff' : 'outside');
const nameOf = ({ name, kind }: ShareReceiverView): string => (name ? `${name}, ${words.kinds[kind] ?? kind}` : capital(words.kinds[kind] ?? kind));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const keyOf = ({ id, kind }: ShareReceiverView): string => id ?? kind;

/** The list stays when one is chosen: letters and arrows pass other names on the way to the right one. */
function Receivers({ start, chosen, put }: Pick<QuestionProps, 'start' | 'put'> & { chosen: ShareReceiverView | null }) {
  const choose = (key: string) => put({ receiver: start.receivers.find((each) => keyOf(each) === key) ?? null, receiverName: '', affirmed: {} });
  return (
    <select className="in" aria-label={words.who.choose} value={chosen ? keyOf(chosen) : ''} onChange={({ target }) => choose(target.value)}>
      <option value="">{words.who.none}</option>
      {Object.entries(words.who.groups).map(([group, label]) => (
        <optgroup key={group} label={label}>
          {start.receivers.filter((each) => groupOf(each) === group).map((each) => <option key={keyOf(each)} value={keyOf(each)}>{nameOf(each)}</option>)}
        </optgroup>
      ))}
    </select>
  );
}

function Chosen({ receiver, sharing, put }: { receiver: ShareReceiverView; sharing: Sharing; put: Put }) {
  const hints = { staff: words.who.staff, guardians: words.who.guardian, outside: words.who.outside };
  return (
    <>
      {receiver.silenced ? <Notice className="mt2" tone="wrong" icon="forbidden" role="alert" title={words.who.silenced(receiver.name)} /> : <p className="hint mt2">{hints[groupOf(receiver)]}</p>}
      {!receiver.name && receiver.kind !== 'allmanheten' && <TextField className="mt3" label={words.who.name} hint={words.who.nameHint} value={sharing.receiverName} onChange={({ target }) => put({ receiverName: target.value })} />}
    </>
  );
}

function Items({ start, sharing, put }: Omit<QuestionProps, 'decision'>) {
  return (
    <div className="valen">
      {start.items.map(({ id, kind, domain, title, at, by, by_role }) => (
        <label key={id} className="ch val">
          <input type="checkbox" checked={sharing.items.includes(id)} onChange={({ target }) => put({ items: toggled(sharing.items, id, target.checked) })} />
          <DomainTag domain={domain} />
          <span>
            {title || words.what.kinds[kind]}
            <small>{words.what.by(by, by_role, longDay(at))}</small>
          </span>
        </label>
      ))}
    </div>
  );
}

/** A fact the decision asks for. What is left open is not known. */
function Fact({ ask, sharing, put }: { ask: FactAskView; sharing: Sharing; put: Put }) {
  const value = sharing.facts[ask.code] ?? '';
  const say = (next: string) => {
    const { [ask.code]: _, ...others } = sharing.facts;
    put({ facts: next === '' ? others : { ...others, [ask.code]: next } });
  };
  if (ask.kind === 'yes_no') {
    const { yes, no, unknown } = words.facts;
    return <Segment small label={ask.text} options={[['yes', yes], ['no', no], ['unknown', unknown]]} value={value || 'unknown'} onChange={(next) => say(next === 'unknown' ? '' : next)} />;
  }
  return <TextField label={ask.text} type={ask.kind === 'date' ? 'date' : 'text'} value={value} onChange={({ target }) => say(target.value)} />;
}

