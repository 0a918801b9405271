import { useState } from 'react';
import type { OrosanmalanContent, ReportView } from '../../api/generated/door';
import { Button } from '../../parts/Button';
import { Screen } from '../../parts/Screen';
import { Segment } from '../../parts/Segment';
import { nearTime } from '../../parts/time';
import { reports } from '../../text/sv';
import { differing, type Part } from './content';
import { ownPieces } from './diff';
import { type Choice, inWords, joinable, merged } from './merge';
import { ReportLead } from './ReportHead';

const words = reports.conflict;

interface ConflictProps {
  mine: OrosanmalanContent;
  theirs: ReportView;
  onResolve: (content: OrosanmalanContent) => void;
}

/** Two windows wrote: both versions side by side, a person makes the third. */
export function ConflictScreen({ mine, theirs, onResolve }: ConflictProps) {
  const parts = differing(mine, theirs.content);
  const [choices, setChoices] = useState<Partial<Record<Part, Choice>>>({});
  return (
    <Screen
      title={words.title}
      lead={<ReportLead report={theirs} />}
      barLabel={words.title}
      bar={
        <>
          <p className="note grow">{words.foot}</p>
          <Button size="large" onClick={() => onResolve(mine)}>{words.allMine}</Button>
          <Button size="large" onClick={() => onResolve(theirs.content)}>{words.allTheirs}</Button>
          <Button size="large" kind="main" onClick={() => onResolve(merged(mine, theirs.content, choices))}>{words.act}</Button>
        </>
      }
    >
      <p>{words.lead} {words.count(parts.length)}</p>
      <table className="tva mt4">
        <thead>
          <tr>
            <th scope="col"><span className="vh">{words.part}</span></th>
            <th scope="col"><Letter letter={words.a} /> {words.mine} <span className="meta">{words.mineAt}</span></th>
            <th scope="col"><Letter letter={words.b} /> {words.theirs} <span className="meta">{words.theirsAt(nearTime(theirs.saved_at))}</span></th>
          </tr>
        </thead>
        {parts.map((part) => (
          <PartRows
            key={part}
            part={part}
            a={inWords(mine, part)}
            b={inWords(theirs.content, part)}
            choice={choices[part] ?? 'a'}
            onChoose={(choice) => setChoices({ ...choices, [part]: choice })}
          />
        ))}
      </table>
    </Screen>
  );
}

const Letter = ({ letter }: { letter: string }) => <span className="fs__n tva__n">{letter}</span>;

function PartRows({ part, a, b, choice, onChoose }: { part: Part; a: string; b: string; choice: Choice; onChoose: (choice: Choice) => void }) {
  const name = reports.sections[part] ?? part;
  const options: [Choice, string][] = [['a', words.a], ['b', words.b], ...(joinable(part) ? [['both', words.both] as [Choice, string]] : [])];
  return (
    <tbody>
      <tr>
        <th scope="row" rowSpan={2}>{name}</th>
        <td><Version text={a} other={b} /></td>
        <td><Version text={b} other={a} /></td>
      </tr>
      <tr>
        <td colSpan={2}><Segment small inline hideLabel label={words.keep(name)} options={options} value={choice} onChange={onChoose} /></td>
      </tr>
    </tbody>
  );
}

/** Underlined words are only in this version. */
function Version({ text, other }: { text: string; other: string }) {
  if (!text.trim()) return <span className="meta">{words.empty}</span>;
  const pieces = ownPieces(text, other).map((piece, at) => ({ ...piece, key: `${at} ${piece.text}` }));
  return <p className="tva__t">{pieces.map(({ key, text: said, own }) => (own ? <ins key={key}>{said}</ins> : said))}</p>;
}
