import { Link } from 'wouter';
import type { PupilView } from '../../../api/generated/door';
import { useView } from '../../../api/query';
import { Loaded } from '../../../parts/Loaded';
import { DeliveryStatus } from '../../../parts/Marks';
import { nearDay, shortDay } from '../../../parts/time';
import { common, pupils } from '../../../text/sv';

const { reports } = pupils;

/** Reports about the pupil that the reader may open; drafts of one's own too. */
export function ReportsTab({ pupil }: { pupil: PupilView }) {
  const view = useView('report_list', {});
  return (
    <div className="tabpanel">
      <Loaded view={view}>
        {({ rows }) => {
          const about = rows.filter(({ pupil_id }) => pupil_id === pupil.id);
          if (about.length === 0) {
            return (
              <div className="empty">
                <p>{reports.empty}</p>
                <p className="note">{reports.emptyThen}</p>
              </div>
            );
          }
          return (
            <ul className="li lines" aria-label={reports.label}>
              {about.map((row) => (
                <li key={row.id} className="row row--sb">
                  <div>
                    <Link href={`/anmalan/${row.id}`}>{reports.to(row.receiver)}</Link>
                    <br />
                    <span className="muted">{row.reference}, {nearDay(row.at)}{row.due_on && `. ${row.late ? reports.late(shortDay(row.due_on)) : reports.due(shortDay(row.due_on))}`}</span>
                  </div>
                  <DeliveryStatus state={row.state} late={row.late}>
                    {common.deliveryStates[row.state]}{row.outcome && `, ${common.outcomes[row.outcome] ?? row.outcome}`}
                  </DeliveryStatus>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </div>
  );
}
