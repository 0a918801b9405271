import type { ReactNode } from 'react';
import { classes } from '../../parts/classes';
import { Icon } from '../../parts/Icon';
import { reports } from '../../text/sv';
import type { Part } from './content';

/** Element id of a part's heading; hints and undo go there. */
export const headingId = (part: Part): string => `anm-${part}`;

interface FormSectionProps {
  n: number;
  part: Part;
  title: ReactNode;
  aside?: ReactNode;
  done: boolean;
  children: ReactNode;
}

/** A numbered part of the form; the number becomes a tick when something is written there. */
export function FormSection({ n, part, title, aside, done, children }: FormSectionProps) {
  return (
    <section className="fs" aria-labelledby={headingId(part)} data-part={part}>
      <h2 id={headingId(part)}>
        <span className={classes('fs__n', done && 'done')}>
          {done ? <Icon name="check" small /> : <span aria-hidden="true">{n}</span>}
          <span className="vh">{reports.form.part(done, n)}: </span>
        </span>
        {title}
        {aside && <span className="opt">{aside}</span>}
      </h2>
      <div className="fs__b">{children}</div>
    </section>
  );
}

/** Moves to a part of the form, and in it to a row: the first field there gets the focus. */
export function goTo(part: string, row: number | null = null): void {
  const inPart = `[data-part="${part}"]`;
  const place = (row !== null && document.querySelector(`${inPart} [data-row="${row}"]`)) || document.querySelector(inPart);
  const field = place?.querySelector<HTMLElement>('textarea, input, select, button');
  place?.scrollIntoView?.({ block: 'center' });
  field?.focus({ preventScroll: true });
}
