import type { ReportView, SessionView } from '../api/generated/door';
import { useView } from '../api/query';
import { common, phone as text } from '../text/sv';
import { Button, LinkButton } from './Button';
import { Dialog } from './Dialog';
import { Loaded } from './Loaded';
import { receivers } from './ReceiverCard';
import { longDay, shortDay } from './time';

interface PhoneScriptProps {
  report: string;
  /** What the silence is about: `acknowledgement`, `feedback` or `inquiry_decision`. */
  about: string;
  session: SessionView;
  onClose: () => void;
  /** Where the answer is written; without it the way there is a link to the report. */
  onAnswer?: () => void;
}

/** What to say on the phone when nobody has answered: the number if somebody checked it, and the words. */
export function PhoneScript({ report, about, session, onClose, onAnswer }: PhoneScriptProps) {
  const view = useView('report', { report });
  const [to] = view.data ? receivers(view.data.receiver) : [];
  return (
    <Dialog
      title={text.title(to?.short ?? '')}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.close}</Button>
          <span className="push" />
          {onAnswer ? <Button kind="main" onClick={onAnswer}>{text.answer}</Button> : <LinkButton to={`/anmalan/${report}`}>{text.open}</LinkButton>}
        </>
      }
    >
      <Loaded view={view}>{(data) => <Script data={data} about={about} session={session} />}</Loaded>
    </Dialog>
  );
}

function Script({ data, about, session: { user, school } }: { data: ReportView; about: string; session: SessionView }) {
  const { receiver, sent, reference } = data;
  const [to] = receivers(receiver);
  // A receiver chosen by hand has no number of the register's receiver: a call to the wrong namnd says too much.
  const phone = receiver.receivers.find(({ id }) => id === to?.id)?.phone ?? null;
  return (
    <div className="stack-4">
      <dl className="kv">
        <dt>{text.number}</dt>
        <dd>{phone ? <><b className="nw">{phone.number}</b> <span className="meta">{text.checked(longDay(phone.checked_on), phone.checked_by)}</span></> : text.noNumber}</dd>
        <dt>{text.reference}</dt>
        <dd>{reference}</dd>
        {sent && <><dt>{text.sent}</dt><dd>{shortDay(sent.at)}, {sent.how}</dd></>}
      </dl>
      <section>
        <h2>{text.say}</h2>
        <ol className="script">
          <li>{text.hello(user.name, user.role, school)}</li>
          {sent && <li>{text.why(longDay(sent.at), reference)}</li>}
          {(text.lines[about] ?? []).map((line) => <li key={line}>{line}</li>)}
        </ol>
      </section>
      <p className="note">{text.careful}</p>
    </div>
  );
}
