import { useEffect, useRef, useState } from 'react';
import type { RecoveryKeyView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Check } from '../../parts/Field';
import { RecoveryPaper } from '../../parts/RecoveryPaper';
import { setup } from '../../text/sv';

/** The recovery key, once: it is on the screen until somebody says that it is saved. */
export function Paper({ recovery, school, onDone }: { recovery: RecoveryKeyView; school: string; onDone: () => void }) {
  const text = setup.paper;
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack-4">
      <div>
        <h1 tabIndex={-1} ref={heading}>{text.title}</h1>
        <p className="lead">{text.lead}</p>
      </div>
      <RecoveryPaper recovery={recovery} school={school} />
      <p>{text.keep}</p>
      <Check id="setup-saved" checked={saved} onChange={(event) => setSaved(event.target.checked)} detail={text.savedText}>{text.saved}</Check>
      <div>
        <Button kind="main" size="large" disabled={!saved} aria-describedby={saved ? undefined : 'setup-saved-first'} onClickCapture={() => setTried(true)} onClick={onDone}>{text.start}</Button>
        {!saved && <p className={tried ? 'ferr' : 'hint mt2'} id="setup-saved-first">{text.startFirst}</p>}
      </div>
    </div>
  );
}
