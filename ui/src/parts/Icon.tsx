import { ICONS, type IconName } from './icons';

/** A line icon; never the only bearer of a meaning. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'i i--s' : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

/** Two districts that overlap: the mark of Samsyn. */
export function BrandMark({ height = 20 }: { height?: number }) {
  return (
    <svg width={height * 1.4} height={height} viewBox="0 0 34 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <circle cx="12" cy="12" r="9.5" />
      <circle cx="22" cy="12" r="9.5" />
      <path d="M17 3.9a9.5 9.5 0 0 1 0 16.2 9.5 9.5 0 0 1 0-16.2z" fill="currentColor" stroke="none" />
    </svg>
  );
}
