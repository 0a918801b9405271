import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { PupilRowView } from '../../../api/generated/door';
import { Icon } from '../../../parts/Icon';
import { Flag, OverlapMark, ProtectedMark } from '../../../parts/Marks';
import { longDay } from '../../../parts/time';
import { useWindowed } from '../../../parts/useWindowed';
import { pupils } from '../../../text/sv';
import { type Asked, usePages } from './usePages';

const { list } = pupils;

interface PupilTableProps {
  asked: Asked;
  total: number;
  search: RefObject<HTMLInputElement | null>;
}

/** All rows that match; only those that can be seen are in the document. The arrow keys move between them. */
export function PupilTable({ asked, total, search }: PupilTableProps) {
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const { start, end, above_px, below_px, reveal } = useWindowed(body, total);
  const rowAt = usePages(asked, start, end);
  const { current, keys } = useRowKeys(body, total, reveal, search);
  return (
    <>
      <p className="vh" role="status">{list.shown(total, total)}</p>
      <table className="tab pupils" aria-label={list.label} aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{list.columns.pupil}</th>
            <th scope="col">{list.columns.class}</th>
            <th scope="col" className="pupils__born">{list.columns.born}</th>
            <th scope="col">{list.columns.receiver}</th>
            <th scope="col">{list.columns.case}</th>
          </tr>
        </thead>
        <tbody ref={setBody}>
          {above_px > 0 && <Gap height_px={above_px} />}
          {Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index).map((row) => (
            <Row key={row} index={row} pupil={rowAt(row)} tabbable={row === Math.min(Math.max(current, start), end - 1)} keys={keys(row)} />
          ))}
          {below_px > 0 && <Gap height_px={below_px} />}
        </tbody>
      </table>
    </>
  );
}

const Gap = ({ height_px }: { height_px: number }) => <tr aria-hidden="true" style={{ height: height_px }} />;

interface RowProps {
  index: number;
  pupil: PupilRowView | undefined;
  tabbable: boolean;
  keys: ReturnType<ReturnType<typeof useRowKeys>['keys']>;
}

function Row({ index, pupil, tabbable, keys }: RowProps) {
  if (!pupil) return <tr data-row={index} aria-rowindex={index + 2}><td colSpan={5} className="muted">{list.waiting}</td></tr>;
  return (
    <tr data-row={index} aria-rowindex={index + 2}>
      <th scope="row">
        <span className="pupils__n">
          {pupil.protected && <ProtectedMark />}
          <Link href={`/elever/${pupil.id}`} tabIndex={tabbable ? 0 : -1} {...keys}>{pupil.label}</Link>
          {pupil.left && !pupil.protected && <Flag tone="snart">{list.leftMark}</Flag>}
        </span>
      </th>
      <td>{pupil.class}</td>
      <td className="pupils__born">{pupil.born && longDay(pupil.born)}</td>
      <td>{!pupil.protected && <Receiver pupil={pupil} />}</td>
      <td>{pupil.open_case && !pupil.protected && <span className="pupils__n"><Icon name="folder" small />{list.openCase}</span>}</td>
    </tr>
  );
}

/** The namnd, and in words when a person must confirm or find it. */
function Receiver({ pupil }: { pupil: PupilRowView }) {
  const doubt = pupil.certainty === 'check' ? list.check : pupil.certainty === 'stop' ? list.stop : null;
  return (
    <span className="pupils__n">
      <OverlapMark overlap={pupil.overlap} />
      <span className={pupil.receiver ? undefined : 'muted'}>{pupil.receiver || list.noReceiver}</span>
      {doubt && <Flag tone="idag">{doubt}</Flag>}
    </span>
  );
}

/** Rows passed by Page up and Page down. */
const STEP_ROWS = 12;

/** One row takes Tab; arrows, Home, End and the page keys move, Arrow up from the first goes to the search. */
function useRowKeys(body: HTMLElement | null, total: number, reveal: (row: number) => void, search: RefObject<HTMLInputElement | null>) {
  const [current, setCurrent] = useState(0);
  /** The row that has focus, or gets it as soon as it is in the document: rows come and go under the reader. */
  const held = useRef<{ row: number; due: boolean } | null>(null);
  useEffect(() => {
    const hold = held.current;
    if (!hold || (!hold.due && document.activeElement !== document.body)) return;
    const link = body?.querySelector<HTMLElement>(`tr[data-row="${hold.row}"] a`);
    if (!link) return;
    hold.due = false;
    link.focus();
  });
  const go = (row: number) => {
    const next = Math.max(0, Math.min(total - 1, row));
    held.current = { row: next, due: true };
    reveal(next);
    setCurrent(next);
  };
  useEffect(() => {
    const field = search.current;
    const down = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      body?.querySelector<HTMLElement>('tr[data-row] a[tabindex="0"]')?.focus();
    };
    field?.addEventListener('keydown', down);
    return () => field?.removeEventListener('keydown', down);
  }, [body, search]);
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowUp' && at === 0) {
      event.preventDefault();
      search.current?.focus();
      return;
    }
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: total - 1, PageDown: at + STEP_ROWS, PageUp: at - STEP_ROWS };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  };
  const keys = (row: number) => ({
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, row),
    onFocus: () => {
      held.current = { row, due: false };
    },
    onBlur: (event: FocusEvent) => {
      if (event.relatedTarget) held.current = null;
    },
  });
  return { current, keys };
}
