import { type ReactNode, useId } from 'react';
import { common } from '../text/sv';
import { BrandMark } from './Icon';

/** A page outside the frame: the two districts that overlap, and one form. */
export function LockPage({ children, foot, wide }: { children: ReactNode; foot?: ReactNode; wide?: boolean }) {
  const hatch = useId();
  return (
    <div className="lock">
      <div className="lock__art" aria-hidden="true">
        <svg viewBox="0 0 640 760" preserveAspectRatio="xMidYMid slice" fill="none">
          <defs>
            <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0v9" stroke="currentColor" strokeWidth="1.6" />
            </pattern>
          </defs>
          <path d="M330 171a262 262 0 0 1 0 418 262 262 0 0 1 0-418z" fill={`url(#${hatch})`} />
          <circle cx="172" cy="380" r="262" stroke="currentColor" strokeWidth="2" />
          <circle cx="488" cy="380" r="262" stroke="currentColor" strokeWidth="2" />
        </svg>
      </div>
      <main className="lock__main" id="main">
        <p className="brand"><BrandMark height={22} />{common.app}</p>
        <div className={wide ? 'lock__form lock__form--wide' : 'lock__form'}>{children}</div>
        {foot}
      </main>
    </div>
  );
}
