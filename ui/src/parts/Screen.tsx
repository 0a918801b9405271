import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes';

interface ScreenProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Small words or buttons to the right of the title. */
  beside?: ReactNode;
  children: ReactNode;
  rail?: ReactNode;
  railLabel?: string;
  /** Width of the rail when not 20rem. */
  railWidth?: string;
  /** Action bar under content and rail. */
  bar?: ReactNode;
  barLabel?: string;
  className?: string;
  /** Focus starts in a field of the screen instead of on its heading. */
  ownFocus?: boolean;
}

/** One screen in the frame: heading, content, and where wanted a rail and an action bar. */
export function Screen({ title, lead, beside, children, rail, railLabel, railWidth, bar, barLabel, className, ownFocus }: ScreenProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // A new screen is announced by its heading. A field that took focus by itself keeps it.
    if (!ownFocus && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [ownFocus]);
  const style = railWidth ? ({ '--rail-w': railWidth } as React.CSSProperties) : undefined;
  return (
    <main className={classes('main', rail != null && 'main--rail', bar != null && 'main--bar')} id="main" tabIndex={-1} ref={main} style={style} aria-labelledby="title">
      <div className={classes('col', className)}>
        <div className="head">
          <div>
            <h1 id="title">{title}</h1>
            {lead && <p className="lead">{lead}</p>}
          </div>
          {beside}
        </div>
        {children}
      </div>
      {rail != null && <aside className="rail" aria-label={railLabel}>{rail}</aside>}
      {bar != null && <section className="bar" aria-label={barLabel}>{bar}</section>}
    </main>
  );
}

/** A section with a hairline and a heading; used in rails and long pages. */
export function Section({ title, children, className, beside }: { title: ReactNode; children: ReactNode; className?: string; beside?: ReactNode }) {
  return (
    <section className={classes('sec', className)}>
      {beside ? <div className="row row--sb"><h2>{title}</h2>{beside}</div> : <h2>{title}</h2>}
      {children}
    </section>
  );
}
