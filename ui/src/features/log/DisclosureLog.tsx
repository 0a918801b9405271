import { useState } from 'react';
import type { DisclosureLogRequest, DisclosureLogView, DisclosureRowView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Select, TextField } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { provision } from '../../parts/provision';
import { nearTime } from '../../parts/time';
import { log as words, sharing } from '../../text/sv';
import { ExportDialog } from './ExportDialog';

const ALL: DisclosureLogRequest = { pupil: null, person: '', ground: '' };
/** Rows shown at first; more when asked. */
const PAGE = 100;

/** Decisions to disclose or not, newest first, by pupil, person and ground. */
export function DisclosureLog() {
  const [filter, setFilter] = useState(ALL);
  const [exporting, setExporting] = useState(false);
  const everything = useView('disclosure_log', ALL);
  const shown = useView('disclosure_log', filter, { keepPrevious: true });
  return (
    <Loaded view={everything}>
      {(all) => (all.rows.length === 0 ? (
        <>
          <p>{words.empty}</p>
          <p className="note">{words.emptyThen}</p>
        </>
      ) : (
        <div className="stack-4">
          <Filter all={all} filter={filter} onChange={setFilter} onExport={() => setExporting(true)} />
          <Loaded view={shown}>{({ rows }) => (rows.length === 0 ? <p role="status">{words.noMatch}</p> : <Rows rows={rows} />)}</Loaded>
          {exporting && <ExportDialog filter={filter} count={shown.data?.rows.length ?? 0} onClose={() => setExporting(false)} />}
        </div>
      ))}
    </Loaded>
  );
}

interface FilterProps {
  all: DisclosureLogView;
  filter: DisclosureLogRequest;
  onChange: (filter: DisclosureLogRequest) => void;
  onExport: () => void;
}

function Filter({ all, filter, onChange, onExport }: FilterProps) {
  const { filter: text } = words;
  const pupils = [...new Map(all.rows.map(({ pupil, pupil_label }) => [pupil, pupil_label]))].sort(([, a], [, b]) => a.localeCompare(b, 'sv'));
  return (
    <div className="urval" role="search" aria-label={text.label}>
      <Select label={text.pupil} value={filter.pupil ?? ''} options={[['', text.allPupils], ...pupils]} onChange={({ target }) => onChange({ ...filter, pupil: target.value || null })} />
      <TextField label={text.person} autoComplete="off" value={filter.person} onChange={({ target }) => onChange({ ...filter, person: target.value })} />
      <Select
        label={text.ground}
        value={filter.ground}
        options={[['', text.allGrounds], ...all.grounds.map((ground) => [ground, provision(ground)] as const)]}
        onChange={({ target }) => onChange({ ...filter, ground: target.value })}
      />
      <div className="row">
        <Button onClick={() => onChange(ALL)}>{text.clear}</Button>
        <Button icon="document" onClick={onExport}>{words.exporting.open}</Button>
      </div>
    </div>
  );
}

function Rows({ rows }: { rows: DisclosureRowView[] }) {
  const [shown, setShown] = useState(PAGE);
  const rest = rows.length - shown;
  return (
    <>
      <table className="tab logg">
        <thead>
          <tr>{Object.values(words.columns).map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>{rows.slice(0, shown).map((row) => <Line key={row.id} row={row} />)}</tbody>
      </table>
      {rest > 0 && <p><Button size="small" onClick={() => setShown(shown + PAGE)}>{words.more(Math.min(PAGE, rest))}</Button></p>}
    </>
  );
}

function Line({ row }: { row: DisclosureRowView }) {
  const kind = sharing.kinds[row.receiver_kind] ?? row.receiver_kind;
  return (
    <tr>
      <td className="nw">{nearTime(row.at)}</td>
      <th scope="row">{row.pupil_label}</th>
      <td>{row.receiver_name || kind}{row.receiver_name && <><br /><span className="meta">{kind}</span></>}</td>
      <td>
        {sharing.why.purposes[row.purpose] ?? row.purpose}
        <br />
        <span className="meta">{words.items(row.items)}</span>
        {(row.text || row.conditions.length > 0) && (
          <details className="lag">
            <summary>{words.conditions}</summary>
            <p className="tva__t">{row.text}</p>
            <ul>{row.conditions.map(({ code, reason }) => <li key={code}>{reason}</li>)}</ul>
          </details>
        )}
      </td>
      <td>{row.grounds.map((ground) => <div key={ground} className="nw">{provision(ground)}</div>)}</td>
      <td>
        <b>{words.results[row.result] ?? row.result}</b>
        <br />
        <span className="meta">{words.by(row.by, sharing.kinds[row.by_role] ?? row.by_role)}</span>
      </td>
    </tr>
  );
}
