import { useState } from 'react';
import { Link } from 'wouter';
import type { SessionView, TodoView } from '../../api/generated/door';
import { Button, LinkButton } from '../../parts/Button';
import { ProtectedMark, Urgency, urgencyTone } from '../../parts/Marks';
import { PhoneScript } from '../../parts/PhoneScript';
import { provision } from '../../parts/provision';
import { daysUntil, nearTime, weekday } from '../../parts/time';
import { usePassed } from '../../parts/usePassed';
import { common, today } from '../../text/sv';

const PAGE = 100;
const PATHS: Record<string, string> = { concern: '/oro', report: '/anmalan', pupil: '/elever' };
/** A silence that is due is broken by a call: what the call is about. */
const CALLS: Record<string, string> = { acknowledge: 'acknowledgement', feedback: 'feedback', inquiry_decision: 'inquiry_decision' };

/** What is to be done. The first row has the filled button: it is the next right act. */
export function TodoList({ todo, session }: { todo: TodoView[]; session: SessionView }) {
  const [shown, setShown] = useState(PAGE);
  const [calling, setCalling] = useState<TodoView | null>(null);
  const rest = todo.length - shown;
  return (
    <section aria-labelledby="todo">
      <div className="row row--sb todo__h">
        <h2 id="todo">{today.todo.title}</h2>
        <p className="note">{today.todo.order}</p>
      </div>
      {todo.length === 0 ? (
        <div className="todo__empty">
          <p className="b">{today.empty.title}</p>
          <p className="note">{today.empty.text}</p>
        </div>
      ) : (
        <ol className="todo">
          {todo.slice(0, shown).map((item, index) => (
            <TodoRow key={`${item.code}-${item.id}`} item={item} first={index === 0} onCall={() => setCalling(item)} />
          ))}
        </ol>
      )}
      {rest > 0 && <Button className="mt4" onClick={() => setShown(shown + PAGE)}>{today.todo.more(Math.min(PAGE, rest))}</Button>}
      {calling && <PhoneScript report={calling.id} about={CALLS[calling.code] ?? ''} session={session} onClose={() => setCalling(null)} />}
    </section>
  );
}

function TodoRow({ item, first, onCall }: { item: TodoView; first: boolean; onCall: () => void }) {
  const kind = today.kinds[item.code] ?? today.unknownKind;
  const to = `${PATHS[item.opens] ?? '/elever'}/${item.id}`;
  const who = today.pupil(item.pupil, item.class);
  const call = item.code in CALLS && (item.urgency === 'late' || item.urgency === 'today');
  const act = call ? today.call : kind.act;
  const look = { kind: first ? ('main' as const) : ('plain' as const), 'aria-label': today.actOn(act, kind.title, who) };
  return (
    <li className="todo__r" data-u={urgencyTone(item.urgency)}>
      <Due item={item} />
      <div>
        <h3><Link href={to}>{kind.title}</Link></h3>
        <p>{item.protected && <ProtectedMark />}{who}. {kind.detail(item.receiver, item.since ? nearTime(item.since) : '')}</p>
      </div>
      <p className="todo__why">{kind.why}<br /><span>{item.provision ? provision(item.provision) : today.routine}</span></p>
      {call ? <Button {...look} aria-haspopup="dialog" onClick={onCall}>{act}</Button> : <LinkButton to={to} {...look}>{act}</LinkButton>}
    </li>
  );
}

/** Urgency in words, and below it the time that has passed or the day. */
function Due({ item }: { item: TodoView }) {
  if (item.urgency === 'genast' && item.since) return <Running since={item.since} />;
  const days = item.due_on ? daysUntil(item.due_on) : 0;
  const words: Record<string, string> = {
    genast: today.urgency.genast,
    late: today.urgency.late(Math.max(1, -days)),
    today: today.urgency.today,
    soon: days === 1 ? today.urgency.tomorrow : today.urgency.soon(days),
  };
  return <Urgency urgency={item.urgency} words={words[item.urgency] ?? ''} below={item.due_on && weekday(item.due_on)} />;
}

function Running({ since }: { since: string }) {
  const minutes = usePassed(since);
  return <Urgency urgency="genast" words={today.urgency.genast} below={common.passed(minutes)} />;
}
