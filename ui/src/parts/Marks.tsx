// Marks of meaning: shape, word, colour, in that order. The shape is hidden from screen readers, the
// word is always there.
import type { ReactNode } from 'react';
import type { OverlapKind } from '../api/generated/door';
import { common } from '../text/sv';
import { Icon } from './Icon';

const SHAPES: Record<string, string> = {
  emi: 'M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z',
  epi: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z',
  skola: 'M1.5 1.5h9v9h-9z',
  anmalan: 'M6 .8 11.7 11H.3z',
};
/** Support and private drafts have no pigment of their own: they belong to the school's. */
const PIGMENT: Record<string, string> = { elevstod: 'skola', private: 'skola' };

/** The pigment of a domain, for `data-d`. */
export const pigment = (domain: string): string => PIGMENT[domain] ?? domain;

/** Secrecy domain: EMI cross, EPI disc, Skola square, Anmälan triangle. */
export function DomainTag({ domain, bare }: { domain: string; bare?: boolean }) {
  return (
    <span className={bare ? 'dom dom--bare' : 'dom'} data-d={pigment(domain)}>
      <svg viewBox="0 0 12 12" aria-hidden="true"><path d={SHAPES[pigment(domain)]} /></svg>
      {common.domains[domain] ?? domain}
    </span>
  );
}

const PIES: Record<string, ReactNode> = {
  skickad: <path d="M8 2a6 6 0 0 1 6 6H8z" fill="currentColor" />,
  levererad: <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />,
  kvitterad: <path d="M8 8H2a6 6 0 1 0 6-6z" fill="currentColor" />,
  beslut: <circle cx="8" cy="8" r="6" fill="currentColor" />,
};

/** Delivery: a pie from dashed to full, and words. `late` says that the next step is late. */
export function DeliveryStatus({ state, late, children }: { state: string; late?: boolean; children?: ReactNode }) {
  return (
    <span className="st" data-st={late ? 'sen' : state}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray={state === 'utkast' ? '2.5 2' : undefined} />
        {PIES[state]}
      </svg>
      {children ?? common.deliveryStates[state]}
    </span>
  );
}

/** Codes of urgency at the door, as the styles know them. */
const URGENCY: Record<string, string> = { genast: 'genast', late: 'sen', today: 'idag', soon: 'snart', later: 'snart' };
export const urgencyTone = (urgency: string): string => URGENCY[urgency] ?? 'snart';

/** Urgency in words first: "1 dag sen", and below it the day. */
export function Urgency({ urgency, words, below }: { urgency: string; words: string; below?: ReactNode }) {
  return (
    <p className="urg" data-u={urgencyTone(urgency)}>
      <b>{words}</b>
      {below}
    </p>
  );
}

/** A small flag with words. */
export function Flag({ tone, children }: { tone: 'sen' | 'idag' | 'snart' | 'stopp' | 'ok'; children: ReactNode }) {
  return <span className="flagg" data-u={tone}>{children}</span>;
}

/** Two circles: one, overlapping, apart. The sentence is there for screen readers. */
export function OverlapMark({ overlap, silent }: { overlap: OverlapKind; silent?: boolean }) {
  return (
    <>
      <svg className="ov" viewBox="0 0 36 22" aria-hidden="true">
        {overlap === 'same' && <><circle className="x" cx="18" cy="11" r="9" /><circle className="h" cx="18" cy="11" r="9" /></>}
        {overlap === 'different' && <><circle className="s" cx="9.8" cy="11" r="8.2" /><circle className="h" cx="26.2" cy="11" r="8.2" /></>}
        {overlap === 'unknown' && <><circle className="s" cx="12.7" cy="11" r="9" /><circle className="h" cx="23.3" cy="11" r="9" strokeDasharray="2.5 2" /></>}
      </svg>
      {!silent && <span className="vh">{common.overlap[overlap]}</span>}
    </>
  );
}

/** The neutral label of a protected pupil with its shield. */
export function ProtectedMark() {
  return (
    <>
      <Icon name="shield" small />
      <span className="vh">{common.protectedIdentity}: </span>
    </>
  );
}
