import { useEffect, useId, useRef, useState } from 'react';
import type { PupilRowView } from '../api/generated/door';
import { useView } from '../api/query';
import { common, errors } from '../text/sv';
import { Combo } from './Combo';
import { ProtectedMark } from './Marks';
import { Picked } from './Picked';
import { longDay } from './time';

/** Shorter than this finds too many. */
const QUERY_MIN = 2;

interface PupilPickerProps {
  value: PupilRowView | null;
  onChange: (pupil: PupilRowView | null) => void;
  label?: string;
  error?: string | null;
  id?: string;
  autoFocus?: boolean;
  /** The field may not stay empty. */
  strict?: boolean;
}

/** Finds one pupil by name or class; the choice becomes a card that says who it is, and who else has the name. */
export function PupilPicker({ value, onChange, label = common.picker.label, error, id, autoFocus, strict }: PupilPickerProps) {
  const made = useId();
  const control = id ?? made;
  const [query, setQuery] = useState('');
  const change = useRef<HTMLButtonElement>(null);
  const picked = useRef(false);
  const { options, fault } = usePupils(query, value === null);
  useEffect(() => {
    // The field has become a card: focus stays at the same place, and Tab goes on from there.
    if (value && picked.current) change.current?.focus();
    picked.current = false;
  }, [value]);
  if (value) {
    return (
      <Picked id={control} label={label} change={common.picker.change} ref={change} onChange={() => { setQuery(''); onChange(null); }} below={<Namesakes pupil={value} />}>
        {value.protected && <ProtectedMark />}<b>{value.label}</b><span>{about(value)}</span>
      </Picked>
    );
  }
  return (
    <Combo
      id={control}
      label={label}
      error={error ?? fault}
      placeholder={common.picker.placeholder}
      query={query}
      onQuery={setQuery}
      options={options}
      idOf={({ id: pupil }) => pupil}
      render={(pupil) => <PupilOption pupil={pupil} />}
      onPick={(pupil) => {
        picked.current = true;
        onChange(pupil);
      }}
      none={strict ? common.picker.noneStrict : common.picker.none}
      large
      {...(autoFocus ? { autoFocus } : {})}
    />
  );
}

/** Hits of a query, the last ones kept while the next are fetched. */
export function usePupils(query: string, enabled = true): { options: PupilRowView[] | undefined; fault: string | null } {
  const typed = query.trim();
  const on = enabled && typed.length >= QUERY_MIN;
  const { data, error } = useView('search', { query: typed, limit: 8 }, { enabled: on, keepPrevious: true });
  return { options: on ? data?.pupils : undefined, fault: on && error ? errors.errorText(error.code, error.params).join(' ') : null };
}

/** One hit: name, class and birth date, or the neutral label alone. */
export function PupilOption({ pupil }: { pupil: PupilRowView }) {
  return <span>{pupil.protected && <ProtectedMark />}{pupil.label} <span className="muted">{about(pupil)}</span></span>;
}

function about(pupil: PupilRowView): string {
  if (pupil.protected) return common.picker.protected;
  return [pupil.class, pupil.born && common.picker.born(longDay(pupil.born))].filter(Boolean).join(', ');
}

/** The wrong child is the worst slip of this form: others with the same first name are named. */
function Namesakes({ pupil }: { pupil: PupilRowView }) {
  const given = pupil.protected ? '' : (pupil.label.split(' ')[0] ?? '');
  const { data } = useView('search', { query: given, limit: 6 }, { enabled: given.length >= QUERY_MIN });
  const others = data?.pupils.filter(({ id, label, protected: hidden }) => id !== pupil.id && !hidden && label.startsWith(`${given} `)) ?? [];
  if (others.length === 0) return null;
  return <p className="hint mt2">{common.picker.namesakes(given, others.map((other) => common.picker.who(other.label, other.class, other.born?.slice(0, 4) ?? '')))}</p>;
}
