import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallError } from '../../api/call';
import type { AccessLogView, AccessRowView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
import { provision } from '../../parts/provision';
import { Segment } from '../../parts/Segment';
import { nearTime } from '../../parts/time';
import { common, log } from '../../text/sv';

const words = log.access;
const PAGE = 100;

/** Who opened or wrote what in a domain, for the one who answers for it. */
export function AccessLog({ view, domain, onDomain }: { view: UseQueryResult<AccessLogView, CallError>; domain: string; onDomain: (domain: string) => void }) {
  return (
    <Loaded view={view}>
      {({ domains, rows }) => (
        <div className="stack-3">
          <p className="note">{words.lead}</p>
          {domains.length > 1 && <Segment label={words.domain} options={domains.map((each) => [each, common.domains[each] ?? each] as const)} value={domain} onChange={onDomain} />}
          {rows.length === 0 ? <p>{words.empty}</p> : <Rows rows={rows} />}
        </div>
      )}
    </Loaded>
  );
}

function Rows({ rows }: { rows: AccessRowView[] }) {
  const [shown, setShown] = useState(PAGE);
  const rest = rows.length - shown;
  return (
    <>
      <table className="tab logg">
        <thead>
          <tr>{Object.values(words.columns).map((column) => <th key={column} scope="col">{column}</th>)}</tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.seq}>
              <td className="nw">{nearTime(row.at)}</td>
              <th scope="row">{row.actor}<br /><span className="meta">{common.roles[row.role] ?? row.role}</span></th>
              <td>{words.actions[row.action] ?? row.action} {row.action !== 'keys' && (words.kinds[row.kind] ?? row.kind)}</td>
              <td>{row.pupil}</td>
              <td>{words.purposes[row.purpose] ?? row.purpose}<br /><span className="meta">{words.acts[row.ground] ?? words.refusals[row.ground] ?? provision(row.ground)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p><Button size="small" onClick={() => setShown(shown + PAGE)}>{log.more(Math.min(PAGE, rest))}</Button></p>}
    </>
  );
}
