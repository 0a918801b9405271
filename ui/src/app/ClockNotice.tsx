import type { SessionView } from '../api/generated/door';
import { useCommand } from '../api/query';
import { Button } from '../parts/Button';
import { ErrorNotice, Notice } from '../parts/Notice';
import { nearTime } from '../parts/time';
import { frame } from '../text/sv';

const words = frame.clock;

/** Asks whether the computer's clock is right, while it stands far from what was last written. */
export function ClockNotice({ session }: { session: SessionView }) {
  const confirm = useCommand('clock_confirm');
  if (session.clock === 'steady') return null;
  return (
    <div className="klocka stack-2">
      <Notice
        tone="look"
        role="alert"
        title={words.title(nearTime(session.now))}
        action={<Button size="small" onClick={() => confirm.mutate({})}>{words.right}</Button>}
      >
        {words[session.clock]} {words.meanwhile}
      </Notice>
      {confirm.error && <ErrorNotice error={confirm.error} />}
    </div>
  );
}
