import type { ReportView, SessionView } from '../api/generated/door';
import { useView } from '../api/query';
import { common, today } from '../text/sv';
import { Button, LinkButton } from './Button';
import { Dialog } from './Dialog';
import { Loaded } from './Loaded';
import { longDay, shortDay } from './time';

interface PhoneScriptProps {
  report: string;
  /** `acknowledge`, `feedback` or `inquiry_decision`. */
  kind: string;
  session: SessionView;
  onClose: () => void;
}

const text = today.script;

/** What to say on the phone when nobody has answered: the number if somebody checked it, and the words. */
export function PhoneScript({ report, kind, session, onClose }: PhoneScriptProps) {
  const view = useView('report', { report });
  const receiver = view.data?.receiver.chosen?.receiver.short ?? view.data?.receiver.receivers[0]?.short ?? '';
  return (
    <Dialog
      title={text.title(receiver)}
      open
      onClose={onClose}
      foot={
        <>
          <LinkButton to={`/anmalan/${report}`}>{text.open}</LinkButton>
          <Button className="push" onClick={onClose}>{common.close}</Button>
        </>
      }
    >
      <Loaded view={view}>{(data) => <Script data={data} kind={kind} session={session} />}</Loaded>
    </Dialog>
  );
}

function Script({ data, kind, session }: { data: ReportView; kind: string; session: SessionView }) {
  const phone = data.receiver.receivers[0]?.phone ?? null;
  return (
    <div className="stack-4">
      <dl className="kv">
        <dt>{text.number}</dt>
        <dd>{phone ? <><b>{phone.number}</b> <span className="meta">{text.checked(longDay(phone.checked_on), phone.checked_by)}</span></> : text.noNumber}</dd>
        <dt>{text.reference}</dt>
        <dd>{data.reference}</dd>
        {data.sent && <><dt>{text.sent}</dt><dd>{shortDay(data.sent.at)}, {data.sent.how}</dd></>}
      </dl>
      <section>
        <h2>{text.say}</h2>
        <ol className="script">
          <li>{text.hello(session.user.name, session.school)}</li>
          {(text.lines[kind] ?? []).map((line) => <li key={line}>{line}</li>)}
        </ol>
      </section>
      <p className="note">{text.name} {text.after}</p>
    </div>
  );
}
