import { useState } from 'react';
import type { MappingView } from '../../../api/generated/door';
import { Button } from '../../../parts/Button';
import { Select } from '../../../parts/Field';
import { imports } from '../../../text/sv';

const { mapping: words } = imports;

/** Which column holds what. Nothing is read again until the reader asks for it. */
export function Mapping({ columns, mapping, onAgain }: { columns: string[]; mapping: MappingView | null; onAgain: (mapping: MappingView) => void }) {
  const [chosen, setChosen] = useState<Record<string, string>>(() => Object.fromEntries(mapping?.columns ?? []));
  const options = [['', words.none] as const, ...columns.map((column) => [column, column] as const)];
  return (
    <details className="more">
      <summary>{words.title}</summary>
      <div className="stack-3">
        <p className="note">{words.lead}</p>
        <div className="import__map">
          {words.fields.map(([field, label]) => (
            <Select key={field} label={label} options={options} value={chosen[field] ?? ''} onChange={(event) => setChosen({ ...chosen, [field]: event.target.value })} />
          ))}
        </div>
        <Button onClick={() => onAgain({ columns: Object.entries(chosen).filter(([, column]) => column) as [string, string][] })}>{words.again}</Button>
      </div>
    </details>
  );
}
