import { useState } from 'react';
import type { PlaceView } from '../../api/generated/door';
import { useView } from '../../api/query';
import { Combo } from '../../parts/Combo';
import { Picked } from '../../parts/Picked';
import { setup } from '../../text/sv';

interface PlaceFieldProps {
  id: string;
  label: string;
  hint: string;
  error?: string | null;
  value: PlaceView | null;
  onChange: (place: PlaceView | null) => void;
  /** Municipalities, or the stadsdelar of one. */
  kind: 'municipality' | 'stadsdel';
}

/** A municipality or stadsdel, found by its first letters. */
export function PlaceField({ id, label, hint, error, value, onChange, kind }: PlaceFieldProps) {
  const [query, setQuery] = useState('');
  const typed = query.trim();
  const enabled = value === null && typed.length >= 2;
  const { data } = useView('place_search', { query: typed }, { enabled, keepPrevious: true });
  if (value) {
    return (
      <Picked id={id} label={label} change={setup.school.change} onChange={() => { setQuery(''); onChange(null); }}>
        <b>{value.name}</b>
      </Picked>
    );
  }
  const options = data?.places.filter(({ stadsdel }) => (stadsdel !== null) === (kind === 'stadsdel'));
  return (
    <Combo
      id={id}
      label={label}
      hint={hint}
      error={error ?? null}
      placeholder={setup.school.placeholder}
      query={query}
      onQuery={setQuery}
      options={enabled ? options : undefined}
      idOf={({ municipality, stadsdel }) => `${municipality}-${stadsdel ?? ''}`}
      render={({ name }) => <span>{name}</span>}
      onPick={onChange}
      none={setup.school.none}
    />
  );
}
