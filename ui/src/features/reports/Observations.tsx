import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Observation } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { useShortcut } from '../../parts/shortcuts';
import { toast } from '../../parts/toasts';
import { reports } from '../../text/sv';
import { ObservationRow } from './ObservationRow';
import type { Edit } from './useReportDraft';

const words = reports.observations;
const EMPTY: Observation = { date: '', source: null, who: '', text: '' };
/** Fields of a row, in order; focus stays in the same one when a row moves. */
const FIELDS = 'input, select, textarea';

/** What was seen and heard: one thing a row, with its day and how the reporter knows. */
export function Observations({ rows, edit }: { rows: Observation[]; edit: Edit }) {
  const takeBack = useRef(() => {});
  // The words go with the form: a row cannot come back into a form that is gone.
  useEffect(() => () => takeBack.current(), []);
  const [said, setSaid] = useState('');
  const put = (next: (rows: Observation[]) => Observation[], path: string) =>
    edit((content) => ({ ...content, observations: next(content.observations) }), `observations.${path}`);

  const add = () => {
    flushSync(() => put((now) => [...now, EMPTY], 'add'));
    cell(rows.length, 0)?.focus();
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rows.length) return;
    const field = fieldIndex(from);
    flushSync(() => {
      put((now) => now.with(from, now[to] ?? EMPTY).with(to, now[from] ?? EMPTY), 'move');
      setSaid(words.moved(to + 1));
    });
    cell(to, Math.max(0, field))?.focus();
  };
  const remove = (at: number) => {
    const row = rows[at];
    if (!row) return;
    flushSync(() => put((now) => now.toSpliced(at, 1), 'remove'));
    cell(Math.max(0, at - 1), 2)?.focus();
    takeBack.current();
    if (row.text || row.date || row.who) takeBack.current = toast(words.removed, () => bringBack(row, at));
  };
  const bringBack = (row: Observation, at: number) => {
    flushSync(() => put((now) => now.toSpliced(Math.min(at, now.length), 0, row), 'back'));
    cell(at, 2)?.focus();
  };

  useShortcut({ keys: 'Control+Shift+Enter', label: reports.shortcuts.row, run: add });
  useShortcut({ keys: 'Alt+ArrowUp', label: reports.shortcuts.up, run: () => onFocusedRow((at) => move(at, at - 1)) });
  useShortcut({ keys: 'Alt+ArrowDown', label: reports.shortcuts.down, run: () => onFocusedRow((at) => move(at, at + 1)) });

  const numbered = rows.map((row, at) => ({ row, at, key: `row-${at}` }));
  return (
    <>
      {rows.length === 0 ? <p className="hint">{words.empty}</p> : (
        <table className="obs">
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.source}</th>
              <th scope="col">{words.text}</th>
              <th scope="col"><span className="vh">{words.acts}</span></th>
            </tr>
          </thead>
          <tbody>
            {numbered.map(({ row, at, key }) => (
              <ObservationRow
                key={key}
                row={row}
                at={at}
                last={rows.length - 1}
                onChange={(part, field) => put((now) => now.with(at, { ...row, ...part }), `${at}.${field}`)}
                onMove={(to) => move(at, to)}
                onRemove={() => remove(at)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="row">
        <Button kind="accent" size="small" icon="plus" keys="Control+Shift+Enter" onClick={add}>{words.add}</Button>
      </div>
      <span className="vh" role="status">{said}</span>
    </>
  );
}

function tableRow(at: number): Element | null {
  return document.querySelector(`.obs [data-row="${at}"]`);
}
function cell(at: number, field: number): HTMLElement | undefined {
  return tableRow(at)?.querySelectorAll<HTMLElement>(FIELDS)[field];
}
function fieldIndex(at: number): number {
  return [...(tableRow(at)?.querySelectorAll(FIELDS) ?? [])].findIndex((field) => field === document.activeElement);
}
function onFocusedRow(act: (at: number) => void): void {
  const at = document.activeElement?.closest<HTMLElement>('.obs [data-row]')?.dataset['row'];
  if (at !== undefined) act(Number(at));
}
