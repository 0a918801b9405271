import { useState } from 'react';
import type { ReceiverCardView, ReceiverNameView } from '../../api/generated/door';
import { useCommand, useView } from '../../api/query';
import { Dialog, DialogActs } from '../../parts/Dialog';
import { Check, TextField } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { ErrorNotice } from '../../parts/Notice';
import { receivers } from '../../parts/ReceiverCard';
import { reports } from '../../text/sv';

const words = reports.change;
/** Stands for the register's own answer among the choices. */
const REGISTER = '';

/** Another receiver by hand: whom, and one line of why. */
export function ChangeReceiver({ report, card, onClose }: { report: string; card: ReceiverCardView; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const choose = useCommand('report_receiver_choose');
  const act = () => {
    setTried(true);
    if (chosen === null || reason.trim() === '') return;
    choose.mutate({ report, receiver: chosen === REGISTER ? null : chosen, reason }, { onSuccess: onClose });
  };
  const pick = { chosen, onChoose: setChosen };
  const now = receivers(card).map(({ name }) => name).join(', ');
  return (
    <Dialog
      title={words.title}
      open
      onClose={onClose}
      foot={<DialogActs act={words.act} onCancel={onClose} onAct={act} />}
    >
      <div className="stack-4">
        {now && <p>{words.now(now)}</p>}
        {card.chosen && <Choice id={REGISTER} name={words.back} detail={words.backHint} {...pick} />}
        {!card.chosen && card.receivers.length > 1 && <Choices legend={words.candidates} list={card.receivers} {...pick} />}
        <TextField label={words.search} placeholder={words.placeholder} autoFocus autoComplete="off" value={query} onChange={({ target }) => setQuery(target.value)} />
        {query.trim().length >= 2 && <Found query={query.trim()} {...pick} />}
        {tried && chosen === null && <p className="ferr" role="alert">{words.receiverNeeded}</p>}
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          error={tried && reason.trim() === '' ? words.reasonNeeded : null}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {choose.error && <ErrorNotice error={choose.error} />}
      </div>
    </Dialog>
  );
}

interface Pick {
  chosen: string | null;
  onChoose: (id: string) => void;
}

function Found({ query, ...pick }: Pick & { query: string }) {
  const found = useView('receiver_search', { query }, { keepPrevious: true });
  return (
    <Loaded view={found}>
      {({ receivers: list }) => (list.length === 0 ? <p className="note" role="status">{words.none}</p> : <Choices legend={words.results} list={list} {...pick} />)}
    </Loaded>
  );
}

function Choices({ legend, list, ...pick }: Pick & { legend: string; list: readonly ReceiverNameView[] }) {
  return (
    <fieldset className="picks">
      <legend>{legend}</legend>
      {list.map(({ id, name }) => <Choice key={id} id={id} name={name} {...pick} />)}
    </fieldset>
  );
}

function Choice({ id, name, detail, chosen, onChoose }: Pick & { id: string; name: string; detail?: string }) {
  return <Check type="radio" name="receiver" detail={detail} checked={chosen === id} onChange={() => onChoose(id)}>{name}</Check>;
}
