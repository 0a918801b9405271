import type { SessionView } from '../api/generated/door';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { ariaKeys, Keys } from '../parts/keys';
import { frame } from '../text/sv';

interface TopBarProps {
  session: SessionView;
  onHide: () => void;
  onLock: () => void;
  onFind: () => void;
  onEmergency: () => void;
}

/** Search, and the three that keep one place: Akut, Dölj, Lås. */
export function TopBar({ session, onHide, onLock, onFind, onEmergency }: TopBarProps) {
  const mayFind = session.screens.includes('elever');
  return (
    <header className="top" aria-label={frame.regions.top}>
      {mayFind ? (
        <button type="button" className="find" aria-haspopup="dialog" aria-keyshortcuts={ariaKeys('Control+K')} onClick={onFind}>
          <Icon name="search" small />
          <span>{frame.top.search}</span>
          <Keys keys="Control+K" />
        </button>
      ) : (
        <span className="muted">{session.school}</span>
      )}
      <span className="sp" />
      <Button kind="quiet" icon="phone" aria-haspopup="dialog" onClick={onEmergency}>{frame.top.emergency}</Button>
      <Button kind="quiet" icon="hide" keys="F9" onClick={onHide}>{frame.top.hide}</Button>
      <Button kind="quiet" icon="lock" keys="Control+L" onClick={onLock}>{frame.top.lock}</Button>
    </header>
  );
}
