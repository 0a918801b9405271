import { type ReactNode, useId } from 'react';

/** Long work: words, a bar when the total is known, and a way out. */
export function Progress({ text, done, total, detail, action }: { text: string; done: number; total: number; detail?: ReactNode; action?: ReactNode }) {
  const id = useId();
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : undefined;
  return (
    <div>
      <p id={id}>{text}</p>
      <div className="prog" role="progressbar" aria-labelledby={id} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <i style={{ width: `${percent ?? 100}%` }} data-unknown={percent === undefined || undefined} />
      </div>
      <div className="note row row--sb">
        <span>{detail}</span>
        {action}
      </div>
    </div>
  );
}
