import type { DeadlineView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Notice } from '../../parts/Notice';
import { daysUntil } from '../../parts/time';
import { reports } from '../../text/sv';

const words = reports.sending.late;

/** An answer is late: how many days, and what to do. */
export function LateNotice({ deadline, onShow }: { deadline: DeadlineView; onShow: () => void }) {
  const days = deadline.due_on ? -daysUntil(deadline.due_on) : 0;
  const said = words.answers[deadline.id] ?? words.answers['feedback'] ?? '';
  return <Notice tone="wrong" icon="phone" title={`${said} ${words.by(days)}`} action={<Button aria-haspopup="dialog" onClick={onShow}>{words.show}</Button>}>{words.call}</Notice>;
}
