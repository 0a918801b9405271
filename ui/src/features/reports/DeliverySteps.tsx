import type { ReportView, StepView } from '../../api/generated/door';
import { Icon } from '../../parts/Icon';
import { shortDay } from '../../parts/time';
import { common, reports } from '../../text/sv';

const { below, nodes } = reports.sending;

/** The five nodes: Utkast, Skickad, Levererad, Kvitterad av person, Beslut. An empty node says when silence becomes a call. */
export function DeliverySteps({ report }: { report: ReportView }) {
  return (
    <div className="lev">
      <ol className="steps" aria-label={reports.sending.bar.label}>
        {report.steps.map((step) => (
          <li key={step.code} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span className="m">
              {step.state === 'done' && <Icon name="check" />}
              {step.state === 'late' && <Icon name="exclamation" />}
            </span>
            <b>{nodes[step.code] ?? step.code}</b>
            {under(step, report)}
            <span className="vh">, {common.stepStates[step.state]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function under({ code, state, done_on, due_on }: StepView, report: ReportView): string {
  if (code === 'utkast') return report.state === 'utkast' ? below.notSent : done_on ? below.started(shortDay(done_on)) : '';
  if (done_on && code === 'kvitterad' && report.acknowledged_by) return `${shortDay(done_on)}, ${below.by(report.acknowledged_by)}`;
  if (done_on) return shortDay(done_on);
  if (!due_on) return '';
  if (state === 'late') return common.lateSince(shortDay(due_on));
  return code === 'kvitterad' ? below.callAfter(shortDay(due_on)) : common.dueBy(shortDay(due_on));
}
