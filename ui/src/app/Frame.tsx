import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { SessionView } from '../api/generated/door';
import { frame } from '../text/sv';
import { Nav } from './Nav';
import { StatusBar } from './StatusBar';
import { TopBar } from './TopBar';

/** Navigation, top bar, the screen, status bar. */
export function Frame({ session, onHide, children }: { session: SessionView; onHide: () => void; children: ReactNode }) {
  const [path] = useLocation();
  return (
    <div className="app">
      <a className="skip" href="#main" onClick={skipToContent}>{frame.skip}</a>
      <Nav session={session} path={path} />
      <TopBar session={session} onHide={onHide} />
      {children}
      <StatusBar session={session} />
    </div>
  );
}

/** Moves focus by hand: a change of the address would be taken for a change of screen. */
function skipToContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
