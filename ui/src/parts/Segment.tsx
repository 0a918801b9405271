import { type ReactNode, useId } from 'react';
import { classes } from './classes';

interface SegmentProps<T extends string> {
  label: ReactNode;
  options: readonly (readonly [value: T, text: ReactNode])[];
  value: T | null;
  onChange: (value: T) => void;
  /** Label beside the choices instead of above. */
  inline?: boolean;
  small?: boolean;
  /** Label only for screen readers. */
  hideLabel?: boolean;
  id?: string;
}

/** At most four choices in a row; arrows move between them. */
export function Segment<T extends string>({ label, options, value, onChange, inline, small, hideLabel, id }: SegmentProps<T>) {
  const made = useId();
  const name = id ?? made;
  return (
    <fieldset className={classes('f', inline && 'fara')}>
      <legend className={hideLabel ? 'vh' : undefined}>{label}</legend>
      <div className={classes('seg', small && 'seg--s')}>
        {options.map(([each, text]) => (
          <label key={each}>
            <input type="radio" id={`${name}-${each}`} name={name} checked={value === each} onChange={() => onChange(each)} />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
