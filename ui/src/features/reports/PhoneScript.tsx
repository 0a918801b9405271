import type { DeadlineView, ReportView, SessionView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { Notice } from '../../parts/Notice';
import { receivers } from '../../parts/ReceiverCard';
import { daysUntil, longDay } from '../../parts/time';
import { common, reports, receiver as receiverText } from '../../text/sv';

const words = reports.sending.script;

/** An answer is late: how many days, and what to do. */
export function LateNotice({ deadline, onShow }: { deadline: DeadlineView; onShow: () => void }) {
  const days = deadline.due_on ? -daysUntil(deadline.due_on) : 0;
  const what = deadline.id === 'acknowledgement' ? words.late(days) : words.lateAnswer(days);
  return <Notice tone="wrong" icon="phone" title={what} action={<Button onClick={onShow}>{words.show}</Button>}>{words.lateThen}</Notice>;
}

/** What to say, to which number, and where the answer goes. */
export function PhoneScript({ report, session, onClose, onAnswer }: { report: ReportView; session: SessionView; onClose: () => void; onAnswer: () => void }) {
  const [to] = receivers(report.receiver);
  const phone = report.receiver.receivers.find(({ id }) => id === to?.id)?.phone;
  const acknowledged = report.acknowledged_by !== null;
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.close}</Button>
          <span className="push" />
          <Button kind="main" onClick={onAnswer}>{words.after}</Button>
        </>
      }
    >
      <p>
        <b>{to?.name ?? reports.list.noReceiver}</b>
        <br />
        {phone ? <>{words.number} <b className="nw">{phone.number}</b> <span className="meta">{receiverText.checked(longDay(phone.checked_on), phone.checked_by)}</span></> : words.noNumber}
      </p>
      <blockquote className="manus mt3">
        <p>{words.hello(session.user.name, common.roles[session.user.role] ?? session.user.role, session.school)}</p>
        <p>{words.why(report.sent ? longDay(report.sent.at) : '', report.reference)}</p>
        <p>{acknowledged ? words.askAnswer : words.ask}</p>
        <p>{words.last}</p>
      </blockquote>
      <p className="note mt3">{words.careful}</p>
    </Dialog>
  );
}
