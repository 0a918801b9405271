import type { ReactNode, Ref } from 'react';
import { Button } from './Button';

interface PickedProps {
  id: string;
  label: ReactNode;
  /** What was chosen. */
  children: ReactNode;
  /** Words of the button that chooses again. */
  change: string;
  onChange: () => void;
  ref?: Ref<HTMLButtonElement>;
  below?: ReactNode;
}

/** A choice out of a field that finds, as a card with the way back. */
export function Picked({ id, label, children, change, onChange, ref, below }: PickedProps) {
  return (
    <div className="f" role="group" aria-labelledby={`${id}-label`}>
      <span className="lab" id={`${id}-label`}>{label}</span>
      <div className="picked">
        <div className="picked__n" id={`${id}-picked`}>{children}</div>
        <Button id={id} size="small" aria-describedby={`${id}-picked`} onClick={onChange} {...(ref ? { ref } : {})}>{change}</Button>
      </div>
      {below}
    </div>
  );
}
