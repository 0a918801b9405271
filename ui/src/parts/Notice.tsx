import type { ReactNode } from 'react';
import type { CallError } from '../api/call';
import { common, errors } from '../text/sv';
import { Button } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface NoticeProps {
  tone?: 'plain' | 'wrong' | 'look' | 'good';
  icon?: IconName;
  /** What happened: the first sentence. */
  title: ReactNode;
  /** What is safe and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  /** `alert` only for what must be heard at once. */
  role?: 'status' | 'alert';
  className?: string;
}

const TONES = { plain: '', wrong: 'sen', look: 'idag', good: 'ok' };
const TONE_ICONS: Record<string, IconName> = { plain: 'document', wrong: 'warning', look: 'exclamation', good: 'check' };

/** A notice in three parts: what happened, what is safe, what to do. */
export function Notice({ tone = 'plain', icon, title, children, action, role, className }: NoticeProps) {
  return (
    <div className={className ? `ban ${className}` : 'ban'} data-u={TONES[tone]} role={role}>
      <Icon name={icon ?? TONE_ICONS[tone] ?? 'document'} />
      <div>
        <b>{title}</b> {children}
      </div>
      {action && <div>{action}</div>}
    </div>
  );
}

/** A failed command, in the words of its code. */
export function ErrorNotice({ error, retry, className }: { error: CallError; retry?: () => void; className?: string }) {
  const [what, then] = errors.errorText(error.code, error.params);
  return (
    <Notice
      tone="wrong"
      role="alert"
      title={what}
      {...(className ? { className } : {})}
      action={retry && <Button size="small" onClick={retry}>{common.retry}</Button>}
    >
      {then}
    </Notice>
  );
}
