import { type ReactNode, useState } from 'react';
import { common } from '../text/sv';
import { TextField } from './Field';
import { daysUntil, longDay } from './time';
import { readDay, readTime } from './when';

interface WrittenProps {
  label: ReactNode;
  /** As it is written; `readDay` or `readTime` reads it. What cannot be read is kept. */
  text: string;
  onText: (text: string) => void;
  id?: string;
  aside?: ReactNode;
  className?: string;
}

/** A day, written as people write it and shown in full when the field is left. `past`: days to come are questioned. */
export function DateField({ text, onText, past, ...field }: WrittenProps & { past?: boolean }) {
  const day = readDay(text);
  const future = past && day && daysUntil(day) > 0 ? common.date.future : null;
  return <Written {...field} text={text} onText={onText} shown={day && longDay(day)} fault={day ? future : common.date.notADate} />;
}

/** A time of day, "09.40". */
export function TimeField({ text, onText, ...field }: WrittenProps) {
  const time = readTime(text);
  return <Written {...field} text={text} onText={onText} shown={time && time.replace(':', '.')} fault={time ? null : common.date.notATime} />;
}

function Written({ text, onText, shown, fault, ...field }: WrittenProps & { shown: string | null; fault: string | null }) {
  const [left, setLeft] = useState(true);
  return (
    <TextField
      {...field}
      error={left && text.trim() ? fault : null}
      autoComplete="off"
      value={text}
      onFocus={() => setLeft(false)}
      onChange={(event) => onText(event.target.value)}
      onBlur={() => {
        setLeft(true);
        if (shown && shown !== text) onText(shown);
      }}
    />
  );
}
