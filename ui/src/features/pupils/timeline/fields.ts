// The form of a signed entry: its fields, what is wrong with them, and what is sent to the core.
import type { DraftView, EntryAddRequest, EntryKind, EntryView } from '../../../api/generated/door';
import { instantOf, readDay, readTime, timeNow } from '../../../parts/when';
import { chronology, common } from '../../../text/sv';

export interface EntryFields {
  kind: EntryKind;
  domain: string;
  title: string;
  day: string;
  time: string;
  facts: string;
  child_words: string;
  assessment: string;
  decision: string;
  corrects: string | null;
  reason: string;
}

/** A fresh form; a correction starts with the kind and heading of what it corrects. */
export function freshFields(mayWrite: string[], corrected?: EntryView): EntryFields {
  return {
    kind: corrected && corrected.kind !== 'concern' ? corrected.kind : 'note',
    domain: corrected && mayWrite.includes(corrected.domain) ? corrected.domain : (mayWrite[0] ?? ''),
    title: corrected?.title ?? '',
    day: common.date.today,
    time: timeNow(),
    facts: '',
    child_words: '',
    assessment: '',
    decision: '',
    corrects: corrected?.id ?? null,
    reason: '',
  };
}

/** The fields of a draft; null when it is not one of this form. */
export function draftFields(draft: DraftView, mayWrite: string[]): EntryFields | null {
  try {
    return { ...freshFields(mayWrite), ...(JSON.parse(draft.body) as Partial<EntryFields>) };
  } catch {
    return null;
  }
}

export type EntryFaults = Partial<Record<'day' | 'time' | 'facts' | 'reason', string>>;

/** What keeps the entry from being signed, in words. */
export function faultsOf(fields: EntryFields): EntryFaults {
  const faults: EntryFaults = {};
  const written = [fields.facts, fields.child_words, fields.assessment, fields.decision].some((text) => text.trim());
  if (!written) faults.facts = chronology.entry.empty;
  if (!readDay(fields.day)) faults.day = common.date.notADate;
  if (!readTime(fields.time)) faults.time = common.date.notATime;
  if (fields.corrects && !fields.reason.trim()) faults.reason = chronology.entry.reasonMissing;
  return faults;
}

/** What is sent; only for fields without faults. */
export function requestOf(fields: EntryFields, file: string, draft: string | null): EntryAddRequest {
  const { day, time, title, ...rest } = fields;
  const at = instantOf(readDay(day) ?? '', readTime(time) ?? '');
  return { ...rest, title: title.trim(), at, case: file, draft };
}
