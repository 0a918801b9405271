import type { StepView } from '../api/generated/door';
import { common } from '../text/sv';
import { Icon } from './Icon';
import { shortDay } from './time';

interface StepsProps {
  label: string;
  steps: StepView[];
  /** Word of a step's code. */
  names: Record<string, string>;
}

/** Steps of a case or a delivery; the state is in the mark and in words. */
export function Steps({ label, steps, names }: StepsProps) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.code} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="m">
            {step.state === 'done' && <Icon name="check" />}
            {step.state === 'late' && <Icon name="exclamation" />}
          </span>
          <b>{names[step.code] ?? step.code}</b>
          {step.done_on ? shortDay(step.done_on) : step.due_on && (step.state === 'late' ? common.lateSince : common.dueBy)(shortDay(step.due_on))}
          <span className="vh">, {common.stepStates[step.state]}</span>
        </li>
      ))}
    </ol>
  );
}
