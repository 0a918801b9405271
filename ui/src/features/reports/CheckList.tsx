import { useRef } from 'react';
import type { CheckView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import type { IconName } from '../../parts/icons';
import { useShortcut } from '../../parts/shortcuts';
import { reports } from '../../text/sv';
import { goTo } from './FormSection';

const words = reports.rail;
const LOOKS: Record<string, { mark: string; icon: IconName; prefix: string; order: number }> = {
  look: { mark: 'obs', icon: 'warning', prefix: words.look, order: 0 },
  empty: { mark: 'tom', icon: 'dot', prefix: words.missing, order: 1 },
};
const lookOf = (check: CheckView) => LOOKS[check.level] ?? { mark: 'obs', icon: 'warning' as const, prefix: words.look, order: 0 };

/** Hints that are worth a look, most important first. */
export function toLookAt(checks: readonly CheckView[]): CheckView[] {
  return checks.filter(({ level }) => level !== 'ok').sort((a, b) => lookOf(a).order - lookOf(b).order);
}

export function sentenceOf({ id, section, params }: CheckView): string {
  return reports.checks.sentence(id, reports.sections[section] ?? section, params);
}

/** "Ett barn, datum på allt": what is in order takes one line. */
function oneLine([first = '', ...rest]: string[]): string {
  return [first, ...rest.map((sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1))].join(', ');
}

/** The hints on the text. F8 goes through them; none of them stops the report. */
export function CheckList({ checks }: { checks: readonly CheckView[] }) {
  const open = toLookAt(checks);
  const done = checks.filter(({ level }) => level === 'ok');
  const at = useRef(-1);
  const step = (by: 1 | -1) => {
    if (open.length === 0) return;
    at.current = (Math.max(at.current, by === 1 ? -1 : 0) + by + open.length) % open.length;
    const check = open[at.current];
    if (check) goTo(check.section, check.row);
  };
  useShortcut({ keys: 'F8', label: reports.shortcuts.next, run: () => step(1) });
  useShortcut({ keys: 'Shift+F8', label: reports.shortcuts.previous, run: () => step(-1) });
  const line = (check: CheckView) => {
    const { mark, icon, prefix } = lookOf(check);
    const sentence = sentenceOf(check);
    return (
      <li key={`${check.id} ${check.section} ${check.row} ${check.params.join(' ')}`} data-k={mark}>
        <Icon name={icon} small />
        <span><span className="vh">{prefix}</span>{sentence}</span>
        <Button kind="link" aria-label={words.goTo(sentence)} onClick={() => goTo(check.section, check.row)}>{words.go}</Button>
      </li>
    );
  };
  return (
    <section aria-labelledby="kontroll">
      <div className="row row--sb">
        <h2 id="kontroll">{words.check}</h2>
        <p className="note">{words.counts(done.length, open.length)}</p>
      </div>
      <ul className="chk mt2">
        {open.map(line)}
        {done.length > 0 && (
          <li data-k="ok">
            <Icon name="check" small />
            <span><span className="vh">{words.done}</span>{oneLine(done.map(sentenceOf))}</span>
          </li>
        )}
      </ul>
      <p className="note mt2">{words.anyway} {open.length > 0 && words.keys}</p>
    </section>
  );
}
