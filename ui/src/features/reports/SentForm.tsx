import { useState } from 'react';
import type { ReportView } from '../../api/generated/door';
import { call } from '../../api/call';
import { useCommand } from '../../api/query';
import { useLocation } from 'wouter';
import { Button } from '../../parts/Button';
import { Check, TextField } from '../../parts/Field';
import { ErrorNotice } from '../../parts/Notice';
import { receivers } from '../../parts/ReceiverCard';
import { useShortcut } from '../../parts/shortcuts';
import { reports } from '../../text/sv';
import { useMoment } from './Moment';
import { takeFocus } from './takeFocus';
import type { ReportDraft } from './useReportDraft';

const words = reports.sending.review;
const OTHER = words.ways.length;

/** "Så här skickade jag den": only this makes a report sent, and nobody needs to approve it. */
export function SentForm({ report, draft }: { report: ReportView; draft: ReportDraft }) {
  const [, go] = useLocation();
  const [way, setWay] = useState<number | null>(null);
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const { at, fields } = useMoment(tried);
  const send = useCommand('report_sent');
  const how = way === null ? '' : way === OTHER ? own.trim() : (words.ways[way] ?? '');
  const act = async () => {
    setTried(true);
    if (!how || !at || send.isPending || !(await draft.flush())) return;
    send.mutate({ report: report.id, how, at }, {
      onSuccess: () => {
        draft.cancel();
        call('draft_discard', { draft: report.id }).catch(() => undefined);
        go(`/anmalan/${report.id}`);
      },
    });
  };
  useShortcut({ keys: 'Control+Enter', label: words.act, run: () => void act() });
  return (
    <div className="stack-3">
      <p className="note">{words.sentHint}</p>
      {!report.receiver.chosen && receivers(report.receiver).length !== 1 && <p className="hint b">{words.noReceiver}</p>}
      <fieldset className="ways">
        <legend>{words.how}</legend>
        {[...words.ways, words.otherWay].map((text, each) => (
          <Check key={text} type="radio" name="how" checked={way === each} onChange={() => setWay(each)}>{text}</Check>
        ))}
      </fieldset>
      {way === OTHER && <TextField label={words.otherWayLabel} ref={takeFocus} value={own} onChange={({ target }) => setOwn(target.value)} />}
      {tried && !how && <p className="ferr" role="alert">{words.howNeeded}</p>}
      {fields}
      {send.error && <ErrorNotice error={send.error} />}
      <div className="row">
        <Button kind="main" size="large" keys="Control+Enter" disabled={send.isPending} onClick={() => void act()}>{words.act}</Button>
        <span className="note">{words.actNote}</span>
      </div>
    </div>
  );
}
