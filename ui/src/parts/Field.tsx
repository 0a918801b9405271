import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';
import { classes } from './classes';
import { Icon } from './Icon';

interface Around {
  label: ReactNode;
  /** Shown under the field; also read with it. */
  hint?: ReactNode;
  /** Sentence of what is wrong and how to mend it. */
  error?: string | null;
  /** Small words beside the label ("Hoppa över om eleven inget sa"). */
  aside?: ReactNode;
  className?: string;
}

/** What the control inside a field needs to be named and described. */
interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, control, hint and error; the control gets its ids. */
export function Field({ label, hint, error, aside, className, id, children }: Around & { id?: string | undefined; children: (control: FieldControl) => ReactNode }) {
  const made = useId();
  const control = id ?? made;
  const describedBy = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={classes('f', className)}>
      <label htmlFor={control}>
        {label}
        {aside && <span className="opt"> {aside}</span>}
      </label>
      {children({ id: control, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className="ferr" id={`${control}-error`}>
          <Icon name="exclamation" small />
          {error}
        </p>
      )}
      {hint && <p className="hint mt2" id={`${control}-hint`}>{hint}</p>}
    </div>
  );
}

type Native<T> = Omit<T, 'className'>;

export function TextField({ label, hint, error, aside, className, id, large, ref, ...input }: Around & { large?: boolean; ref?: Ref<HTMLInputElement> } & Native<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <Field {...{ label, hint, error, aside, className, id }}>
      {(control) => <input {...input} {...control} ref={ref} className={classes('in', large && 'in--l', error && 'err')} />}
    </Field>
  );
}

/** Running text: Swedish spelling, and italics for a child's own words. */
export function TextArea({ label, hint, error, aside, className, id, words, ref, ...area }: Around & { words?: boolean; ref?: Ref<HTMLTextAreaElement> } & Native<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  return (
    <Field {...{ label, hint, error, aside, className, id }}>
      {(control) => (
        <textarea lang="sv" spellCheck rows={3} {...area} {...control} ref={ref} className={classes('in', words && 'in--ord', error && 'err')} />
      )}
    </Field>
  );
}

export function Select({ label, hint, error, aside, className, id, options, ...select }: Around & { options: readonly (readonly [value: string, text: string])[] } & Native<SelectHTMLAttributes<HTMLSelectElement>>) {
  return (
    <Field {...{ label, hint, error, aside, className, id }}>
      {(control) => (
        <select {...select} {...control} className={classes('in', error && 'err')}>
          {options.map(([value, text]) => (
            <option key={value} value={value}>{text}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A box to tick, with an optional second line. */
export function Check({ children, detail, type = 'checkbox', ...input }: { children: ReactNode; detail?: ReactNode } & Native<InputHTMLAttributes<HTMLInputElement>>) {
  return (
    <label className="ch">
      <input type={type} {...input} />
      <span>
        {children}
        {detail && <small>{detail}</small>}
      </span>
    </label>
  );
}
