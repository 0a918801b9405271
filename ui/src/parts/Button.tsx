import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'wouter';
import { classes } from './classes';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { ariaKeys, Keys } from './keys';

interface Look {
  /** `main` is the next right action: one in a view. `quiet` has no frame. `accent` is quiet and green. */
  kind?: 'plain' | 'main' | 'quiet' | 'accent' | 'link';
  size?: 'small' | 'large';
  icon?: IconName;
  /** Shortcut shown on the button (`Control+Enter`). */
  keys?: string;
  wide?: boolean;
  className?: string;
  children?: ReactNode;
}

const KINDS = { plain: '', main: 'btn--p', quiet: 'btn--q', accent: 'btn--q btn--a', link: '' };
const SIZES = { small: 'btn--s', large: 'btn--l' };

function look({ kind = 'plain', size, wide, className }: Look): string {
  if (kind === 'link') return classes('link', className);
  return classes('btn', KINDS[kind], size && SIZES[size], wide && 'btn--w', className);
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> & { ref?: Ref<HTMLButtonElement> };

/**
 * A button that says its act. `disabled` keeps it focusable (`aria-disabled`), so that the reason can
 * be read; it then does nothing.
 */
export function Button({ kind, size, icon, keys, wide, className, children, disabled, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={look({ kind, size, wide, className })}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      aria-disabled={disabled || undefined}
      onClick={(event) => (disabled ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
      {keys && <Keys keys={keys} />}
    </button>
  );
}

/** Looks like a button, goes to another screen. */
export function LinkButton({ to, kind, size, icon, keys, wide, className, children, ...rest }: Look & { to: string; 'aria-label'?: string }) {
  return (
    <Link href={to} className={look({ kind, size, wide, className })} aria-keyshortcuts={keys && ariaKeys(keys)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {keys && <Keys keys={keys} />}
    </Link>
  );
}
