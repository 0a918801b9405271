import { useState } from 'react';
import { useLocation } from 'wouter';
import type { LeftConcernView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Button } from '../../parts/Button';
import { Loaded } from '../../parts/Loaded';
import { Flag } from '../../parts/Marks';
import { Screen } from '../../parts/Screen';
import { startConcern } from '../../parts/startConcern';
import { nearTime } from '../../parts/time';
import { concerns } from '../../text/sv';

const PAGE = 100;

/** Lämnad oro: receipts of one's own concerns, never their content. */
export function LeftScreen() {
  const left = useView('concerns_left', {});
  return (
    <Screen title={concerns.left.title} lead={concerns.left.lead}>
      <Loaded view={left}>{({ rows }) => (rows.length === 0 ? <Empty /> : <Receipts rows={rows} />)}</Loaded>
    </Screen>
  );
}

function Receipts({ rows }: { rows: LeftConcernView[] }) {
  const text = concerns.left;
  const [shown, setShown] = useState(PAGE);
  const rest = rows.length - shown;
  return (
    <>
      <table className="tab left">
        <thead>
          <tr><th scope="col">{text.pupil}</th><th scope="col">{text.at}</th><th scope="col">{text.received}</th></tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.concern}>
              <th scope="row">{row.pupil || text.unknownPupil}</th>
              <td>{nearTime(row.at)}</td>
              <td><Flag tone={row.received_by ? 'ok' : 'snart'}>{row.received_by ? text.by(row.received_by) : text.waiting}</Flag></td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <Button className="mt4" onClick={() => setShown(shown + PAGE)}>{text.more(Math.min(PAGE, rest))}</Button>}
    </>
  );
}

function Empty() {
  const [, navigate] = useLocation();
  return (
    <>
      <p className="b">{concerns.left.empty[0]}</p>
      <p className="note">{concerns.left.empty[1]}</p>
      <Button className="mt3" icon="plus" onClick={() => startConcern(navigate)}>{concerns.left.write}</Button>
    </>
  );
}
