import type { LossView } from '../api/generated/door';
import { rescue } from '../text/sv';
import { nearTime } from './time';

/** What is lost, in the sentences of its kinds. */
export function Losses({ losses }: { losses: readonly LossView[] }) {
  return (
    <ul className="stack-3">
      {losses.map((loss) => {
        const [what, then] = (rescue.lost[loss.kind] ?? rescue.unknown)(loss, loss.since ? nearTime(loss.since) : '');
        return (
          <li key={`${loss.found_at}${loss.kind}`}>
            <b>{what}</b> {then} <span className="muted">{rescue.told.found(nearTime(loss.found_at))}.</span>
          </li>
        );
      })}
    </ul>
  );
}
