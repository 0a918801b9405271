import type { CaseView } from '../../../api/generated/door';
import { nearDay } from '../../../parts/time';
import { chronology, common, pupils } from '../../../text/sv';

const { shared } = pupils;
const { timeline } = chronology;

/** What has been handed out from the case: to whom, when and why. */
export function SharedTab({ file }: { file: CaseView | undefined }) {
  const given = file?.entries.filter(({ kind }) => kind === 'disclosure') ?? [];
  if (given.length === 0) {
    return (
      <div className="tabpanel empty">
        <p>{shared.empty}</p>
        <p className="note">{shared.emptyThen}</p>
      </div>
    );
  }
  return (
    <ul className="tabpanel li lines" aria-label={shared.label}>
      {given.map((entry) => (
        <li key={entry.id}>
          <b>{entry.title}</b>
          <br />
          <span className="muted">{nearDay(entry.at)}, {timeline.author(entry.by, common.roles[entry.by_role] ?? entry.by_role)}</span>
          {[entry.facts, entry.decision].filter(Boolean).map((text) => <p key={text}>{text}</p>)}
        </li>
      ))}
    </ul>
  );
}
