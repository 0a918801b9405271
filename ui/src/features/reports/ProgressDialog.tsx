import { useState } from 'react';
import type { ReportState, ReportView } from '../../api/generated/door';
import { useCommand } from '../../api/query';
import { Dialog, DialogActs } from '../../parts/Dialog';
import { Check, TextArea, TextField } from '../../parts/Field';
import { ErrorNotice } from '../../parts/Notice';
import { readDay } from '../../parts/when';
import { common, reports } from '../../text/sv';
import { useMoment } from './Moment';

const words = reports.sending.progress;
/** In the order they come; which may follow which the core decides. */
const LATER: readonly ReportState[] = ['levererad', 'kvitterad', 'beslut'];
const ORDER: readonly ReportState[] = ['utkast', 'skickad', ...LATER];

/** What came back: delivered, taken by a named person, decided. */
export function ProgressDialog({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const open = LATER.filter((state) => ORDER.indexOf(state) > ORDER.indexOf(report.state));
  const [state, setState] = useState<ReportState>(open.includes('kvitterad') ? 'kvitterad' : 'beslut');
  const [person, setPerson] = useState('');
  const [outcome, setOutcome] = useState('');
  const [note, setNote] = useState('');
  const [arrived, setArrived] = useState('');
  const [tried, setTried] = useState(false);
  const { at, fields } = useMoment(tried);
  const tell = useCommand('report_progress');
  const personMissing = state === 'kvitterad' && person.trim() === '';
  const outcomeMissing = state === 'beslut' && outcome === '';
  const arrivedOn = arrived.trim() ? readDay(arrived) : null;
  const arrivedUnread = arrived.trim() !== '' && !arrivedOn;
  const act = () => {
    setTried(true);
    if (personMissing || outcomeMissing || arrivedUnread || !at) return;
    const said = { person: state === 'levererad' ? '' : person, outcome: state === 'beslut' ? outcome : '' };
    tell.mutate({ report: report.id, state, at, note, arrived_on: arrivedOn, ...said }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      foot={<DialogActs act={words.act} onCancel={onClose} onAct={act} busy={tell.isPending} />}
    >
      <div className="stack-4">
        <fieldset>
          <legend>{words.what}</legend>
          {open.map((each) => (
            <Check key={each} type="radio" name="state" checked={state === each} detail={words.hints[each]} onChange={() => setState(each)}>{words.states[each]}</Check>
          ))}
        </fieldset>
        {state !== 'levererad' && (
          <TextField
            label={state === 'kvitterad' ? words.person : words.personOptional}
            aside={state === 'beslut' ? words.noteAside : undefined}
            hint={words.personHint}
            error={tried && personMissing ? words.personNeeded : null}
            value={person}
            onChange={({ target }) => setPerson(target.value)}
          />
        )}
        {state === 'beslut' && (
          <fieldset>
            <legend>{words.outcome}</legend>
            {Object.entries(words.outcomes).map(([code, text]) => (
              <Check key={code} type="radio" name="outcome" checked={outcome === code} onChange={() => setOutcome(code)}>{text}</Check>
            ))}
            {tried && outcomeMissing && <p className="ferr" role="alert">{words.outcomeNeeded}</p>}
          </fieldset>
        )}
        {fields}
        {state !== 'levererad' && (
          <TextField
            label={words.arrived}
            aside={words.noteAside}
            hint={words.arrivedHint}
            autoComplete="off"
            error={tried && arrivedUnread ? common.date.notADate : null}
            value={arrived}
            onChange={({ target }) => setArrived(target.value)}
          />
        )}
        <TextArea label={words.note} aside={words.noteAside} rows={2} value={note} onChange={({ target }) => setNote(target.value)} />
        {tell.error && <ErrorNotice error={tell.error} />}
      </div>
    </Dialog>
  );
}
