import { useState } from 'react';
import { Link } from 'wouter';
import type { CountsView, SessionView } from '../api/generated/door';
import { useView } from '../api/query';
import { LinkButton } from '../parts/Button';
import { classes } from '../parts/classes';
import { BrandMark, Icon } from '../parts/Icon';
import { common, frame } from '../text/sv';
import { home, navItems, type NavItem } from './navigation';

/** The navigation: only screens this role may open. */
export function Nav({ session, path }: { session: SessionView; path: string }) {
  const [open, setOpen] = useState(false);
  const withDay = session.screens.includes('idag');
  const { data } = useView('today', {}, { enabled: withDay });
  const items = navItems(session);
  const line = (item: NavItem) => <NavLine key={item.screen} item={item} path={path} counts={data?.counts} onGo={() => setOpen(false)} />;
  const administration = items.filter(({ group }) => group);
  return (
    <nav className={classes('nav', open && 'open')} id="meny" aria-label={frame.regions.nav}>
      <Link className="brand" href={home(session)}>
        <BrandMark />
        {common.app}
      </Link>
      <button type="button" className="btn btn--q menubtn" aria-expanded={open} aria-controls="meny" onClick={() => setOpen(!open)}>
        <Icon name="menu" />
        {frame.menu}
      </button>
      {withDay && (
        <div className="nav__new">
          <LinkButton to="/oro/ny" wide className="btn--new" icon="plus">{frame.newConcern}</LinkButton>
        </div>
      )}
      <ul>{items.filter(({ group }) => !group).map(line)}</ul>
      {administration.length > 0 && (
        <>
          <h2>{frame.navGroups.administration}</h2>
          <ul>{administration.map(line)}</ul>
        </>
      )}
      <p className="me">
        {session.user.name}
        <small>{frame.me(session.user.role, session.school)}</small>
      </p>
    </nav>
  );
}

const COUNTS: Record<string, keyof CountsView> = { idag: 'now', elever: 'pupils', orosanmalningar: 'reports' };

function NavLine({ item, path, counts, onGo }: { item: NavItem; path: string; counts: CountsView | undefined; onGo: () => void }) {
  const here = path === item.to || (path.startsWith(`${item.to}/`) && item.screen !== 'idag');
  const key = COUNTS[item.screen];
  const count = key && counts ? counts[key] : 0;
  return (
    <li>
      <Link href={item.to} aria-current={here ? 'page' : undefined} onClick={onGo}>
        <Icon name={item.icon} />
        {frame.nav[item.screen]}
        {count > 0 && (
          <span className={classes('n', key === 'now' && 'n--sen')}>
            <span aria-hidden="true">{count}</span>
            <span className="vh">, {frame.counts[item.screen]?.(count)}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
