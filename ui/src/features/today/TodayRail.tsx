import { Link } from 'wouter';
import { call } from '../../api/call';
import type { DraftRowView, ReportRowView, TodayView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { DeliveryStatus } from '../../parts/Marks';
import { Section } from '../../parts/Screen';
import { concernPath } from '../../parts/startConcern';
import { nearTime, shortDay } from '../../parts/time';
import { toast } from '../../parts/toasts';
import { today } from '../../text/sv';

/** What waits for others, and what is begun. */
export function TodayRail({ day }: { day: TodayView }) {
  return (
    <>
      <Section title={today.rail.waiting}>
        {day.waiting.length === 0 ? <p className="note">{today.noWaiting}</p> : <ul className="li">{day.waiting.map((row) => <Waiting key={row.id} row={row} />)}</ul>}
      </Section>
      <Section title={today.rail.drafts}>
        {day.drafts.length === 0 ? <p className="note">{today.noDrafts}</p> : <ul className="li">{day.drafts.map((row) => <Draft key={row.id} row={row} />)}</ul>}
      </Section>
    </>
  );
}

function Waiting({ row }: { row: ReportRowView }) {
  return (
    <li>
      <Link href={`/anmalan/${row.id}`}>{today.report(row.pupil, row.receiver)}</Link>
      <br />
      <DeliveryStatus state={row.state} late={row.late}>{said(row)}</DeliveryStatus>
    </li>
  );
}

function said(row: ReportRowView): string {
  const day = shortDay(row.at);
  if (row.state === 'kvitterad') return today.waiting.kvitterad(day, row.acknowledged_by);
  if (row.state === 'beslut') return today.waiting.beslut(day, row.outcome);
  return row.state === 'levererad' ? today.waiting.levererad : today.waiting.skickad(day);
}

function Draft({ row }: { row: DraftRowView }) {
  const name = today.draft(row.kind, row.pupil);
  return (
    <li>
      <div className="row row--sb">
        <Link href={pathOf(row)}>{name}</Link>
        {row.kind !== 'report' && <Button size="small" kind="quiet" aria-label={today.discardNamed(name)} onClick={() => void discard(row)}>{today.discard}</Button>}
      </div>
      <span className="muted">{today.savedHere(nearTime(row.saved_at))}</span>
    </li>
  );
}

function pathOf({ kind, id, pupil_id }: DraftRowView): string {
  if (kind === 'report') return `/anmalan/${id}`;
  return kind === 'concern' ? concernPath(id) : `/elever/${pupil_id ?? ''}`;
}

/** Thrown away with a way back: the text is kept in the toast until it is answered. */
async function discard({ id }: DraftRowView): Promise<void> {
  const { draft, kind, pupil, body } = await call('draft', { draft: id });
  await call('draft_discard', { draft: id });
  toast(today.discarded, () => void call('draft_save', { draft, kind, pupil, body }));
}
