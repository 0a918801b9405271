import { reports } from '../../text/sv';

/** The few provisions a reporter needs, one click away. */
export function LawAtHand() {
  return (
    <details className="lag">
      <summary>{reports.rail.law}</summary>
      <ul className="li mt2">
        {reports.law.map(([text, provision]) => <li key={provision}>{text}<br /><span className="meta">{provision}</span></li>)}
      </ul>
    </details>
  );
}
