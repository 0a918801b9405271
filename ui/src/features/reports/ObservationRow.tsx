import { useState } from 'react';
import type { Observation, ObservationSource } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Growing } from '../../parts/Growing';
import { Icon } from '../../parts/Icon';
import { reports } from '../../text/sv';
import { readMoment, sayMoment } from '../../parts/when';

const words = reports.observations;

interface ObservationRowProps {
  row: Observation;
  at: number;
  last: number;
  onChange: (part: Partial<Observation>, field: string) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** One row: when, how the reporter knows, what. */
export function ObservationRow({ row, at, last, onChange, onMove, onRemove }: ObservationRowProps) {
  const n = at + 1;
  return (
    <tr data-row={at}>
      <td><When label={words.dateOf(n)} date={row.date} onChange={(date) => onChange({ date }, 'date')} /></td>
      <td>
        <select
          className="in"
          aria-label={words.sourceOf(n)}
          value={row.source ?? ''}
          onChange={({ target }) => onChange({ source: (target.value || null) as ObservationSource | null }, 'source')}
        >
          {Object.entries(words.sources).map(([value, text]) => <option key={value} value={value}>{text}</option>)}
        </select>
      </td>
      <td>
        <Growing
          className="in"
          rows={2}
          lang="sv"
          spellCheck
          aria-label={words.textOf(n)}
          value={row.text}
          onChange={({ target }) => onChange({ text: target.value }, 'text')}
        />
        {(row.source === 'other_said' || row.who) && (
          <input className="in obs__who" aria-label={words.whoOf(n)} placeholder={words.who} value={row.who} onChange={({ target }) => onChange({ who: target.value }, 'who')} />
        )}
      </td>
      <td className="obs__acts">
        <Button kind="quiet" size="small" aria-label={words.up(n)} disabled={at === 0} onClick={() => onMove(at - 1)}><Icon name="up" small /></Button>
        <Button kind="quiet" size="small" aria-label={words.down(n)} disabled={at === last} onClick={() => onMove(at + 1)}><Icon name="down" small /></Button>
        <Button kind="quiet" size="small" aria-label={words.remove(n)} onClick={onRemove}><Icon name="cross" small /></Button>
      </td>
    </tr>
  );
}

/** A day with or without a time. It may be any words: what is understood is shown as a date when one leaves the field. */
function When({ label, date, onChange }: { label: string; date: string; onChange: (date: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="in"
      aria-label={label}
      placeholder={words.datePlaceholder}
      autoComplete="off"
      value={typed ?? sayMoment(date)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(readMoment(target.value) ?? target.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
