import type { RecoveryKeyView } from '../api/generated/door';
import { setup } from '../text/sv';
import { Button } from './Button';
import { longDay } from './time';

/** The printed key: groups on the screen, and a paper of its own for the printer. */
export function RecoveryPaper({ recovery, school }: { recovery: RecoveryKeyView; school: string }) {
  const text = setup.paper;
  return (
    <>
      <ol className="key" aria-label={text.groups}>
        {recovery.groups.map((group, index) => (
          // Two groups may be equal: their place is what tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <span aria-hidden="true">{group}</span>
            <span className="vh">{text.group(index + 1, [...group].join(' '))}</span>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon="printer" onClick={() => window.print()}>{text.print}</Button>
        <span className="meta">{text.issued(longDay(recovery.issued))}</span>
      </div>
      <div className="paper" aria-hidden="true">
        <h1>{text.printTitle}</h1>
        <p>{text.printWhere(school, longDay(recovery.issued))}</p>
        <p className="paper__key">{recovery.groups.join(' ')}</p>
        <p>{text.printKeep}</p>
      </div>
    </>
  );
}
