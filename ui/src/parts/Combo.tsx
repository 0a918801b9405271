import { type ReactNode, useId, useState } from 'react';
import { common } from '../text/sv';
import { Field } from './Field';
import { useInSight, useListbox } from './listbox';

interface ComboProps<T> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  aside?: ReactNode;
  placeholder?: string;
  id?: string;
  query: string;
  onQuery: (query: string) => void;
  /** Hits of the query; undefined while it is asked for or too short. */
  options: readonly T[] | undefined;
  idOf: (option: T) => string;
  render: (option: T) => ReactNode;
  onPick: (option: T) => void;
  /** Said when nothing matches. */
  none: string;
  autoFocus?: boolean;
  large?: boolean;
  /** Enter with nothing to pick. */
  onEnter?: () => void;
}

/** A text field that finds: type, Enter takes the first hit, arrows choose another. */
export function Combo<T>({ label, hint, error, aside, placeholder, id, query, onQuery, options, idOf, render, onPick, none, autoFocus, large, onEnter }: ComboProps<T>) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const hits = open && options ? options : [];
  const { active, setActive, move } = useListbox(hits.length, query);
  const optionId = (option: T) => `${list}-${idOf(option)}`;
  const current = hits[active];
  useInSight(current && optionId(current));
  const press = (event: React.KeyboardEvent) => {
    if (move(event)) return;
    if (event.key === 'Escape' && open && query) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (current) onPick(current);
      else onEnter?.();
    }
  };
  const said = !open || !options ? '' : hits.length === 0 ? none : common.hits(hits.length);
  return (
    <Field {...{ label, hint, error, aside, id }} className="combo">
      {(control) => (
        <>
          <input
            {...control}
            className={large ? 'in in--l' : 'in'}
            role="combobox"
            aria-expanded={hits.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={current && optionId(current)}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            value={query}
            // The field is the first thing of its form: whoever opens the form types at once.
            autoFocus={autoFocus}
            onChange={(event) => {
              onQuery(event.target.value);
              setOpen(true);
            }}
            onKeyDown={press}
            onFocus={() => setOpen(query !== '')}
            onBlur={() => setOpen(false)}
          />
          <div className="combo__l" id={list} role="listbox" aria-label={common.suggestions} hidden={hits.length === 0}>
            {hits.map((option, index) => (
              // The keyboard stays in the field (aria-activedescendant).
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={idOf(option)}
                id={optionId(option)}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onPointerMove={() => setActive(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onPick(option)}
              >
                {render(option)}
              </div>
            ))}
          </div>
          <p className={said === none ? 'hint mt2' : 'vh'} role="status">{said}</p>
        </>
      )}
    </Field>
  );
}
