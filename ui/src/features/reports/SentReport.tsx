import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReportView, SessionView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Button } from '../../parts/Button';
import { GenastClock } from '../../parts/GenastClock';
import { DeliveryStatus } from '../../parts/Marks';
import { ErrorNotice, Notice } from '../../parts/Notice';
import { PhoneScript } from '../../parts/PhoneScript';
import { provision as sayProvision } from '../../parts/provision';
import { ReceiverCard } from '../../parts/ReceiverCard';
import { Screen, Section } from '../../parts/Screen';
import { dayOf, daysUntil, nearTime, shortDay, today } from '../../parts/time';
import { common, reports } from '../../text/sv';
import { completing } from './content';
import { DeliverySteps } from './DeliverySteps';
import { ExportList } from './Exports';
import { LawAtHand } from './LawAtHand';
import { Paper } from './Paper';
import { LateNotice } from './LateNotice';
import { ProgressDialog } from './ProgressDialog';
import { ProtectedNotice, ReportLead } from './ReportHead';

const words = reports.sending.sent;

/** A report that is only read: a sent one, or a colleague's draft. */
export function SentReport({ report, session }: { report: ReportView; session: SessionView }) {
  const [open, setOpen] = useState<'script' | 'answer' | null>(null);
  const late = report.deadlines.find(({ urgency }) => urgency === 'late') ?? null;
  const waits = report.sent && report.state !== 'beslut';
  return (
    <Screen
      className="anm"
      title={reports.one}
      lead={<ReportLead report={report} />}
      beside={<DeliveryStatus state={report.state} late={late !== null}>{stateWords(report)}</DeliveryStatus>}
      rail={<Rail report={report} />}
      railLabel={words.how}
      railWidth="25rem"
      barLabel={reports.sending.bar.label}
      bar={
        <>
          <DeliverySteps report={report} />
          {waits && <Button kind="main" size="large" onClick={() => setOpen('answer')}>{reports.sending.bar.answer}</Button>}
        </>
      }
    >
      <div className="stack">
        {late && <LateNotice deadline={late} onShow={() => setOpen('script')} />}
        <ProtectedNotice report={report} />
        <GenastClock id={report.id} since={report.signal_at} over="report" mayDismiss={false} />
        {report.sent ? <Correct report={report} /> : <Notice title={reports.head.notYours(report.content.reporter.name)}>{reports.head.notYoursThen}</Notice>}
      </div>
      <section className="a4 a4--full mt4" aria-label={words.content}>
        <Paper report={report} content={report.content} day={report.sent ? dayOf(report.sent.at) : today()} />
      </section>
      {open === 'answer' && <ProgressDialog report={report} onClose={() => setOpen(null)} />}
      {open === 'script' && late && <PhoneScript report={report.id} about={late.id} session={session} onClose={() => setOpen(null)} onAnswer={() => setOpen('answer')} />}
    </Screen>
  );
}

function stateWords(report: ReportView): string {
  switch (report.state) {
    case 'utkast': return common.deliveryStates['utkast'] ?? '';
    case 'kvitterad': return words.state.kvitterad(report.acknowledged_by ?? '');
    case 'beslut': return words.state.beslut(common.outcomes[report.outcome ?? ''] ?? '');
    default: return words.state[report.state];
  }
}

/** Says that a sent report stays as it is, and how to correct it: by a new one. */
function Correct({ report }: { report: ReportView }) {
  const [, go] = useLocation();
  const start = useCommand('report_draft');
  const act = () =>
    start.mutate(
      { pupil: report.pupil, concern: null, content: completing(report, words.correction(report.reference)) },
      { onSuccess: ({ id }) => go(`/anmalan/${id}`) },
    );
  return (
    <>
      <Notice icon="lock" title={words.fixed} action={<Button size="small" disabled={start.isPending} onClick={act}>{words.correct}</Button>}>{words.fixedThen}</Notice>
      {start.error && <ErrorNotice error={start.error} />}
    </>
  );
}

function Rail({ report }: { report: ReportView }) {
  const { sent, acknowledged_by, outcome } = report;
  return (
    <>
      {sent && (
        <Section title={words.how}>
          <dl className="kv">
            <dt>{words.channel}</dt><dd>{sent.how}</dd>
            <dt>{words.when}</dt><dd>{nearTime(sent.at)}</dd>
            <dt>{words.reference}</dt><dd>{report.reference}</dd>
            {acknowledged_by && <><dt>{words.person}</dt><dd>{acknowledged_by}</dd></>}
            {outcome && <><dt>{words.outcome}</dt><dd>{common.outcomes[outcome]}</dd></>}
          </dl>
        </Section>
      )}
      {sent && (
        <Section title={words.dues}>
          {report.deadlines.length === 0 ? <p className="note">{words.noDues}</p> : (
            <ul className="li tider">
              {report.deadlines.map(({ id, due_on, urgency, provision, from_sent, moved_by }) => (
                <li key={id}>
                  <b className={urgency === 'late' ? 'sen' : undefined}>{due_on && (urgency === 'late' || urgency === 'today' ? words.days(daysUntil(due_on)) : shortDay(due_on))}</b>
                  <div>
                    {words.dueNames[id] ?? id}
                    <span>{provision ? sayProvision(provision) : words.ownRoutine}</span>
                    {moved_by && <span>{words.moved} ({moved_by})</span>}
                    {from_sent && <span>{words.fromSent}</span>}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <ReceiverCard card={report.receiver} />
      {sent && (
        <Section title={words.files}>
          {report.exports.length === 0 ? <p className="note">{words.noFiles}</p> : <ExportList files={report.exports} />}
        </Section>
      )}
      <LawAtHand />
    </>
  );
}
