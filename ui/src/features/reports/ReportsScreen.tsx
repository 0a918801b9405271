import { useState } from 'react';
import { Link } from 'wouter';
import type { ReportRowView, ReportState, SessionView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button, LinkButton } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
import { DeliveryStatus, ProtectedMark } from '../../parts/Marks';
import { Screen } from '../../parts/Screen';
import { Segment } from '../../parts/Segment';
import { daysUntil, nearTime, shortDay } from '../../parts/time';
import { common, reports } from '../../text/sv';

const words = reports.list;
const GROUPS = Object.entries(words.groups) as [ReportState, string][];
/** Rows of a group shown at first; a long list grows by as many when asked. */
const PAGE = 100;
type Whose = 'all' | 'mine' | 'others';

/** Reports by delivery state: drafts first, and within a state the late ones first. */
export function ReportsScreen({ session }: { session: SessionView }) {
  const view = useView('report_list', {});
  const [whose, setWhose] = useState<Whose>('all');
  const rows = view.data?.rows ?? [];
  const open = rows.filter(({ state }) => state !== 'utkast' && state !== 'beslut');
  const shown = rows.filter(({ mine }) => whose === 'all' || mine === (whose === 'mine'));
  return (
    <Screen
      title={reports.title}
      lead={view.data && words.lead(open.length, open.filter(({ late }) => late).length)}
      beside={
        rows.length > 0 && (
          <Segment hideLabel label={words.whose} options={[['all', words.all], ['mine', words.mine], ['others', words.others]]} value={whose} onChange={setWhose} />
        )
      }
    >
      <Loaded view={view}>
        {() => (shown.length === 0 ? <Empty whose={whose} toPupils={session.screens.includes('elever')} /> : (
          <>{GROUPS.map(([state, title]) => <Group key={state} title={title} rows={shown.filter((row) => row.state === state)} />)}</>
        ))}
      </Loaded>
    </Screen>
  );
}

function Empty({ whose, toPupils }: { whose: Whose; toPupils: boolean }) {
  if (whose !== 'all') return <p>{whose === 'mine' ? words.emptyMine : words.emptyOthers}</p>;
  return (
    <>
      <p>{words.empty}</p>
      <p className="note">{words.emptyThen}</p>
      {toPupils && <p className="mt3"><LinkButton to="/elever">{words.toPupils}</LinkButton></p>}
    </>
  );
}

function Group({ title, rows }: { title: string; rows: ReportRowView[] }) {
  const [shown, setShown] = useState(PAGE);
  if (rows.length === 0) return null;
  // The core gives the newest first; a stable sort keeps that within late and not late.
  const sorted = [...rows].sort((a, b) => Number(b.late) - Number(a.late));
  const rest = sorted.length - shown;
  return (
    <section className="sec anml">
      <h2>{title}</h2>
      <table className="tab">
        <thead className="vh">
          <tr>{Object.values(words.columns).map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>{sorted.slice(0, shown).map((row) => <Line key={row.id} row={row} />)}</tbody>
      </table>
      {rest > 0 && <p className="mt2"><Button size="small" onClick={() => setShown(shown + PAGE)}>{words.more(Math.min(PAGE, rest))}</Button></p>}
    </section>
  );
}

function Line({ row }: { row: ReportRowView }) {
  // A protected pupil has neither class nor name here: the core gives a neutral label.
  const hidden = row.class === '';
  return (
    <tr>
      <th scope="row">
        {hidden && <ProtectedMark />}
        <Link href={`/anmalan/${row.id}`}>{row.pupil}</Link>
        <span className="meta"> {row.class}</span>
      </th>
      <td>{row.receiver || <span className="muted">{words.noReceiver}</span>}</td>
      <td><DeliveryStatus state={row.state} late={row.late}>{stateWords(row)}</DeliveryStatus></td>
      <td className={row.late ? 'sen b' : undefined}>{nextWords(row)}</td>
      <td className="meta">{row.reference}{row.mine && `, ${words.yours}`}</td>
    </tr>
  );
}

function stateWords(row: ReportRowView): string {
  const when = nearTime(row.at);
  if (row.state === 'utkast') return words.saved(when);
  if (row.state === 'kvitterad') return words.acknowledged(row.acknowledged_by ?? '', when);
  if (row.state === 'beslut') return `${common.outcomes[row.outcome ?? ''] ?? common.deliveryStates[row.state]}, ${when}`;
  return `${common.deliveryStates[row.state]} ${when}`;
}

function nextWords({ late, due_on, state }: ReportRowView): string {
  if (!due_on) return '';
  if (late) return words.lateWords(-daysUntil(due_on));
  return state === 'kvitterad' ? words.answerBy(shortDay(due_on)) : words.callAfter(shortDay(due_on));
}
