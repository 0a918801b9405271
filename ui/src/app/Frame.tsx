import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { SessionView } from '../api/generated/door';
import { isMac } from '../parts/keys';
import { flushAll } from '../parts/saving';
import { useShortcut } from '../parts/shortcuts';
import { startConcern } from '../parts/startConcern';
import { toast, Toasts } from '../parts/toasts';
import { frame } from '../text/sv';
import type { Act } from './acts';
import { restoreCaret } from './caret';
import { ClockNotice } from './ClockNotice';
import { EmergencyDialog } from './EmergencyDialog';
import { IdleDialog, useIdle } from './idle';
import { lockByHand } from './lock';
import { Nav } from './Nav';
import { type NavItem, navItems } from './navigation';
import { Palette } from './Palette';
import { useRegions } from './regions';
import { ShortcutsDialog } from './ShortcutsDialog';
import { StatusBar } from './StatusBar';
import { chooseTheme, type Theme } from './theme';
import { TopBar } from './TopBar';

type Layer = 'palette' | 'emergency' | 'shortcuts' | null;

/** Navigation, top bar, the screen, status bar; and the layers that open over any screen. */
export function Frame({ session, onHide, children }: { session: SessionView; onHide: () => void; children: ReactNode }) {
  const [path, navigate] = useLocation();
  const [layer, setLayer] = useState<Layer>(null);
  const idle = useIdle(session.idle_minutes, lockByHand);
  const items = navItems(session);
  const mayWrite = session.screens.includes('ny_oro');
  const close = () => setLayer(null);
  useEffect(restoreCaret, []);
  useRegions();
  useShortcut({ keys: 'Control+K', label: frame.shortcuts.search, run: () => setLayer('palette') });
  useShortcut({ keys: 'Control+N', label: frame.shortcuts.newConcern, run: () => startConcern(navigate) }, mayWrite);
  useShortcut({ keys: 'Control+S', label: frame.shortcuts.saved, run: () => void flushAll().then((saved) => saved && toast(frame.status.savedNow)) });
  useShortcut({ keys: 'Control+L', label: frame.shortcuts.lock, run: lockByHand, global: true });
  // On macOS the same keys move by words in text.
  useShortcut({ keys: 'Alt+ArrowLeft', label: frame.shortcuts.back, run: () => history.back() }, !isMac);
  useShortcut({ keys: 'F1', label: frame.shortcuts.help, run: () => setLayer('shortcuts') });
  const commands = commandsOf({ items, mayWrite, navigate, lock: lockByHand, onHide, show: setLayer });
  return (
    <div className="app">
      <a className="skip" href="#main" onClick={skipToContent}>{frame.skip}</a>
      <Nav session={session} path={path} />
      <TopBar session={session} onHide={onHide} onLock={lockByHand} onFind={() => setLayer('palette')} onEmergency={() => setLayer('emergency')} />
      {children}
      <ClockNotice session={session} />
      <StatusBar session={session} idle={idle} />
      {items.slice(0, 8).map((item, index) => <GoKey key={item.screen} item={item} place={index + 1} navigate={navigate} />)}
      <Palette open={layer === 'palette'} onClose={close} commands={commands} pages={pagesOf(session)} />
      <EmergencyDialog open={layer === 'emergency'} onClose={close} />
      <ShortcutsDialog open={layer === 'shortcuts'} onClose={close} />
      <IdleDialog clock={idle} onLock={lockByHand} />
      <Toasts />
    </div>
  );
}

/** Ctrl+1 … 8: the lines of the navigation in order. */
function GoKey({ item, place, navigate }: { item: NavItem; place: number; navigate: (to: string) => void }) {
  useShortcut({ keys: `Control+${place}`, label: frame.shortcuts.go(frame.nav[item.screen] ?? ''), run: () => navigate(item.to) });
  return null;
}

const pagesOf = ({ screens }: SessionView) => ({ pupils: screens.includes('elever'), reports: screens.includes('orosanmalningar') });

const theme = (id: Theme, label: string): Act => ({ id: `theme-${id}`, label, icon: 'eye', run: () => chooseTheme(id) });

interface Commands {
  items: NavItem[];
  mayWrite: boolean;
  navigate: (to: string) => void;
  lock: () => void;
  onHide: () => void;
  show: (layer: Layer) => void;
}

function commandsOf({ items, mayWrite, navigate, lock, onHide, show }: Commands): Act[] {
  const text = frame.palette;
  const write: Act[] = mayWrite ? [{ id: 'new', label: frame.newConcern, icon: 'plus', keys: 'Control+N', run: () => startConcern(navigate) }] : [];
  return [
    ...write,
    ...items
      .filter(({ screen }) => screen !== 'ny_oro')
      .map(({ screen, icon, to }): Act => ({ id: screen, label: text.goTo(frame.nav[screen] ?? ''), icon, run: () => navigate(to) })),
    { id: 'emergency', label: text.emergency, icon: 'phone', run: () => show('emergency') },
    { id: 'hide', label: text.hide, icon: 'hide', keys: 'F9', run: onHide },
    { id: 'lock', label: text.lock, icon: 'lock', keys: 'Control+L', run: lock },
    { id: 'shortcuts', label: text.shortcuts, icon: 'list', keys: 'F1', run: () => show('shortcuts') },
    theme('ljus', text.light),
    theme('mork', text.dark),
    theme('auto', text.auto),
  ];
}

/** Moves focus by hand: a change of the address would be taken for a change of screen. */
function skipToContent(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
