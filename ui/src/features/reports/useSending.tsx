import { useState } from 'react';
import type { ReportView } from '../../api/generated/door';
import { call } from '../../api/call';
import { useCommand } from '../../api/query';
import { useLocation } from 'wouter';
import { Check, TextField } from '../../parts/Field';
import { ErrorNotice } from '../../parts/Notice';
import { receivers } from '../../parts/ReceiverCard';
import { useShortcut } from '../../parts/shortcuts';
import { reports } from '../../text/sv';
import { goTo } from './FormSection';
import { useMoment } from './Moment';
import { savedOrShown } from './SaveTrouble';
import type { ReportDraft } from './useReportDraft';

const words = reports.sending.review;
const OTHER = words.ways.length;

interface Sending {
  act: () => void;
  pending: boolean;
  form: React.ReactNode;
}

/** "Så här skickade jag den": only this makes a report sent, and nobody needs to approve it. */
export function useSending(report: ReportView, draft: ReportDraft): Sending {
  const [, go] = useLocation();
  const [way, setWay] = useState<number | null>(null);
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const { at, fields } = useMoment(tried);
  const send = useCommand('report_sent');
  const how = way === null ? '' : way === OTHER ? own.trim() : (words.ways[way] ?? '');
  const sendNow = async () => {
    setTried(true);
    if (!how || !at) goTo('sent');
    if (!how || !at || send.isPending) return;
    // What is marked as sent is what is stored, so unsaved text comes first; the notice at the top says why.
    if (!(await savedOrShown(draft))) return;
    send.mutate({ report: report.id, how, at }, {
      onSuccess: () => {
        draft.cancel();
        // There may be no undo levels to throw away: that is no fault.
        call('draft_discard', { draft: report.id }).catch(() => undefined);
        go(`/anmalan/${report.id}`);
      },
    });
  };
  const act = () => void sendNow();
  useShortcut({ keys: 'Control+Enter', label: words.act, run: act });
  const form = (
    <div className="stack-3" data-part="sent">
      <p className="note">{words.sentHint} {words.actNote}</p>
      {!report.receiver.chosen && receivers(report.receiver).length !== 1 && <p className="hint b">{words.noReceiver}</p>}
      <fieldset className="ways">
        <legend>{words.how}</legend>
        {[...words.ways, words.otherWay].map((text, each) => (
          <Check key={text} type="radio" name="how" checked={way === each} onChange={() => setWay(each)}>{text}</Check>
        ))}
      </fieldset>
      {way === OTHER && <TextField label={words.otherWayLabel} autoFocus value={own} onChange={({ target }) => setOwn(target.value)} />}
      {tried && !how && <p className="ferr" role="alert">{words.howNeeded}</p>}
      {fields}
      {send.error && <ErrorNotice error={send.error} />}
    </div>
  );
  return { act, pending: send.isPending, form };
}
