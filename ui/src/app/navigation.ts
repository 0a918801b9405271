import type { SessionView } from '../api/generated/door';
import type { IconName } from '../parts/icons';

export interface NavItem {
  screen: string;
  to: string;
  icon: IconName;
  group?: 'administration';
}

/** Screens in the order of the navigation; Ctrl+1 … 8 follow it. */
const ITEMS: readonly NavItem[] = [
  { screen: 'idag', to: '/idag', icon: 'calendar' },
  { screen: 'ny_oro', to: '/oro/ny', icon: 'pencil' },
  { screen: 'lamnad_oro', to: '/oro/lamnad', icon: 'list' },
  { screen: 'elever', to: '/elever', icon: 'person' },
  { screen: 'orosanmalningar', to: '/anmalan', icon: 'document' },
  { screen: 'logg', to: '/logg', icon: 'list', group: 'administration' },
  { screen: 'installningar', to: '/installningar', icon: 'settings', group: 'administration' },
];

/** What the navigation shows. With a day's work, Ny oro is a button and not a line. */
export function navItems(session: SessionView): NavItem[] {
  const withDay = session.screens.includes('idag');
  return ITEMS.filter(({ screen }) => session.screens.includes(screen) && !(withDay && screen === 'ny_oro'));
}

/** Where the day starts for a role: the day's work, the form, or what the role has first. */
export function home(session: SessionView): string {
  const start = ['idag', 'ny_oro'].find((screen) => session.screens.includes(screen));
  return (ITEMS.find(({ screen }) => screen === start) ?? navItems(session)[0] ?? ITEMS[0])?.to ?? '/';
}
