import { type ReactNode, useState } from 'react';
import type { ImportSampleView, MappingView, NotUnderstoodView, PupilImportPlanView } from '../../../api/generated/door';
import { Button } from '../../../parts/Button';
import { Check } from '../../../parts/Field';
import { Icon } from '../../../parts/Icon';
import { Notice } from '../../../parts/Notice';
import { imports } from '../../../text/sv';
import { Mapping } from './Mapping';

const { plan: words } = imports;

interface PlanReviewProps {
  plan: PupilImportPlanView;
  busy: boolean;
  onOther: () => void;
  /** Reads the same files with other columns; none for a live service. */
  onAgain: ((mapping: MappingView) => void) | null;
  onApply: (confirm: boolean) => void;
}

/** What the import would do, said before it does it. So much that it looks wrong needs a tick of its own. */
export function PlanReview({ plan, busy, onOther, onAgain, onApply }: PlanReviewProps) {
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const nothing = plan.new + plan.changed + plan.gone === 0;
  const apply = () => {
    setTried(true);
    if (!plan.suspicious || confirmed) onApply(plan.suspicious);
  };
  return (
    <div className="stack-4">
      <section aria-labelledby="plan">
        <h3 id="plan">{words.title}</h3>
        <p className="note">{words.rows(plan.rows)} {nothing && words.nothing}</p>
        <Counts plan={plan} />
      </section>
      {plan.suspicious && (
        <div className="stack">
          <Notice tone="wrong" role="alert" title={words.suspicious}>{words.suspiciousThen(plan.gone, plan.rows)}</Notice>
          <Check checked={confirmed} aria-describedby="confirm-first" onChange={(event) => setConfirmed(event.target.checked)}>{words.confirm}</Check>
          <p className="ferr" id="confirm-first" role="status">{tried && !confirmed && words.confirmFirst}</p>
        </div>
      )}
      <div className="row">
        {!nothing && <Button kind="main" disabled={busy} onClick={apply}>{words.apply}</Button>}
        <Button onClick={onOther}>{words.other}</Button>
      </div>
      {plan.not_understood.length > 0 && <NotUnderstood rows={plan.not_understood} />}
      {plan.sample.length > 0 && <Sample rows={plan.sample} />}
      {onAgain && plan.columns.length > 0 && <Mapping columns={plan.columns} mapping={plan.mapping} onAgain={onAgain} />}
    </div>
  );
}

function Counts({ plan }: { plan: PupilImportPlanView }) {
  const counts = { new: plan.new, changed: plan.changed, unchanged: plan.unchanged, gone: plan.gone, protected: plan.protected, not_understood: plan.not_understood.length };
  return (
    <table className="tab import__n">
      <tbody>
        {Object.entries(counts).map(([kind, n]) => (
          <tr key={kind} data-zero={n === 0 || undefined}>
            <th scope="row">{words.kinds[kind]?.[0]}</th>
            <td className="num b">{n.toLocaleString('sv-SE')}</td>
            <td className="muted">{words.kinds[kind]?.[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows of a table shown at once. */
const ROWS_AT_ONCE = 100;

function Rows<T>({ title, lead, columns, rows, render }: { title: string; lead?: string; columns: readonly string[]; rows: T[]; render: (row: T, index: number) => ReactNode }) {
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  return (
    <section>
      <h3>{title}</h3>
      {lead && <p className="note">{lead}</p>}
      <table className="tab" aria-label={title}>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>{rows.slice(0, shown).map(render)}</tbody>
      </table>
      {rows.length > shown && <Button className="mt2" size="small" onClick={() => setShown(shown + ROWS_AT_ONCE)}>{words.more(Math.min(ROWS_AT_ONCE, rows.length - shown))}</Button>}
    </section>
  );
}

function NotUnderstood({ rows }: { rows: NotUnderstoodView[] }) {
  return (
    <Rows
      title={words.notUnderstood(rows.length)}
      lead={words.notUnderstoodLead}
      columns={words.notUnderstoodColumns}
      rows={rows}
      render={({ row, why, detail }, index) => (
        <tr key={`${index} ${row}`}>
          <td>{row}</td>
          <td>{imports.why[why]?.(detail) ?? [why, detail].filter(Boolean).join(' ')}</td>
        </tr>
      )}
    />
  );
}

function Sample({ rows }: { rows: ImportSampleView[] }) {
  return (
    <Rows
      title={words.sample}
      columns={words.sampleColumns}
      rows={rows}
      render={({ kind, label, class: group, fields }, index) => (
        <tr key={`${index} ${label}`}>
          <th scope="row">{label || <span className="row"><Icon name="shield" small />{words.protected}</span>}</th>
          <td>{group}</td>
          <td>{[words.sampleKinds[kind] ?? kind, fields.map((field) => imports.changedFields[field] ?? field).join(', ')].filter(Boolean).join(': ')}</td>
        </tr>
      )}
    />
  );
}
