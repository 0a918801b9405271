import { useLocation } from 'wouter';
import type { ReportView } from '../../api/generated/door';
import { Button, LinkButton } from '../../parts/Button';
import { GenastClock } from '../../parts/GenastClock';
import { DeliveryStatus } from '../../parts/Marks';
import { ReceiverCard, receivers } from '../../parts/ReceiverCard';
import { Screen, Section } from '../../parts/Screen';
import { today } from '../../parts/time';
import { reports } from '../../text/sv';
import { sentenceOf, toLookAt } from './CheckList';
import { DeliverySteps } from './DeliverySteps';
import { Exports } from './Exports';
import { goTo } from './FormSection';
import { Paper } from './Paper';
import { ProtectedNotice } from './ReportHead';
import { TROUBLE } from './SaveTrouble';
import { SectionTexts } from './SectionTexts';
import type { ReportDraft } from './useReportDraft';
import { useSending } from './useSending';

const words = reports.sending.review;

/** Step two: read it, take it out, say how it was sent. Nothing here stops a report. */
export function ReviewScreen({ report, draft, trouble }: { report: ReportView; draft: ReportDraft; trouble: React.ReactNode }) {
  const [, go] = useLocation();
  const sending = useSending(report, draft);
  const form = `/anmalan/${report.id}`;
  const hints = toLookAt(report.checks);
  const to = receivers(report.receiver);
  const named = report.receiver.chosen || to.length === 1 ? (to[0]?.name ?? '') : '';
  return (
    <Screen
      className="anm"
      title={words.title}
      lead={words.lead(report.pupil_label, named)}
      beside={
        <div className="row">
          <DeliveryStatus state="utkast" />
          <LinkButton kind="quiet" icon="left" to={form}>{reports.sending.bar.back}</LinkButton>
        </div>
      }
      rail={<ReceiverCard card={report.receiver} />}
      railLabel={reports.rail.label}
      railWidth="25rem"
      barLabel={reports.sending.bar.label}
      bar={
        <>
          <DeliverySteps report={report} />
          <Button kind="main" size="large" keys="Control+Enter" disabled={sending.pending} onClick={sending.act}>{words.act}</Button>
        </>
      }
    >
      <div className="stack" id={TROUBLE}>
        {trouble}
        <ProtectedNotice report={report} />
        <GenastClock id={report.id} since={report.signal_at} over="report" mayDismiss={false} />
      </div>
      <ol className="gor">
        <Step n={1} title={words.read}>
          <p className="note">{words.readHint} {words.hints(hints.length)} {hints.length > 0 && reports.rail.anyway}</p>
          {hints.length > 0 && (
            <ul className="gor__hints">
              {hints.map((check) => (
                <li key={`${check.id} ${check.section} ${check.row}`}>
                  {sentenceOf(check)}{' '}
                  <Button
                    kind="link"
                    aria-label={reports.rail.goTo(sentenceOf(check))}
                    onClick={() => {
                      go(form);
                      requestAnimationFrame(() => goTo(check.section, check.row));
                    }}
                  >
                    {reports.rail.go}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <section className="a4 a4--full mt3" aria-label={reports.paper.label}>
            <Paper report={report} content={draft.content} day={today()} />
          </section>
        </Step>
        <Step n={2} title={words.files}>
          <Exports report={report} draft={draft} />
          <SectionTexts report={report.id} draft={draft} />
        </Step>
        <Step n={3} title={words.sent}>
          {sending.form}
        </Step>
      </ol>
    </Screen>
  );
}

function Step({ n, title, children }: { n: number; title: string; children: React.ReactNode }) {
  return <li><Section title={<>{n}. {title}</>}>{children}</Section></li>;
}
