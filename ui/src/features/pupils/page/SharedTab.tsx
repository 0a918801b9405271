import type { DisclosureRowView, PupilView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Loaded } from '../../../parts/Loaded';
import { Flag } from '../../../parts/Marks';
import { provision } from '../../../parts/provision';
import { nearDay } from '../../../parts/time';
import { chronology, common, pupils } from '../../../text/sv';

const { shared } = pupils;

/** What was decided to be handed out about the pupil: to whom, when and on which ground. */
export function SharedTab({ pupil }: { pupil: PupilView }) {
  const view = useView('disclosure_log', { pupil: pupil.id, person: '', ground: '' });
  return (
    <div className="tabpanel">
      <Loaded view={view}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="empty">
              <p>{shared.empty}</p>
              <p className="note">{shared.emptyThen}</p>
            </div>
          ) : (
            <ul className="li lines" aria-label={shared.label}>{rows.map((row) => <Shared key={row.id} row={row} />)}</ul>
          )
        }
      </Loaded>
    </div>
  );
}

function Shared({ row }: { row: DisclosureRowView }) {
  const author = chronology.timeline.author(row.by, common.roles[row.by_role] ?? row.by_role);
  return (
    <li>
      <div className="row row--sb">
        <b>{row.receiver_name}</b>
        {row.result === 'refused' ? <Flag tone="snart">{shared.refused}</Flag> : <span className="muted">{shared.items(row.items)}</span>}
      </div>
      <span className="muted">{[nearDay(row.at), author, ...row.grounds.map(provision)].join(', ')}</span>
      {row.text && <p>{row.text}</p>}
    </li>
  );
}
