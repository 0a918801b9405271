// The form of a signed entry: its fields, what is wrong with them, and what is sent to the core.
import type { EntryAddRequest, EntryKind, EntryView } from '../../../api/generated/door';
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
function freshFields(mayWrite: string[], corrected?: EntryView): EntryFields {
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

/** The fields of a draft, or fresh ones. */
export function fieldsOf(body: string | undefined, mayWrite: string[], corrected: EntryView | undefined): EntryFields {
  const fresh = freshFields(mayWrite, corrected);
  if (body === undefined) return fresh;
  try {
    return { ...fresh, ...(JSON.parse(body) as Partial<EntryFields>) };
  } catch {
    return fresh;
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

/** Ids of the fields, stable so that the caret finds its way back after a lock. */
export const FIELD_IDS = { title: 'ant-rubrik', reason: 'ant-varfor', day: 'ant-dag', time: 'ant-tid', facts: 'ant-fakta', child_words: 'ant-ord', assessment: 'ant-bedomning', decision: 'ant-beslut' } as const;

/** Id of the first field to mend; null when the entry can be signed. */
export function firstFault(fields: EntryFields): string | null {
  const faults = faultsOf(fields);
  const first = (['reason', 'day', 'time', 'facts'] as const).find((key) => faults[key]);
  return first ? FIELD_IDS[first] : null;
}

/** What is sent; only for fields without faults. */
export function requestOf(fields: EntryFields, file: string, draft: string): EntryAddRequest {
  const { day, time, title, ...rest } = fields;
  const at = instantOf(readDay(day) ?? '', readTime(time) ?? '');
  return { ...rest, title: title.trim(), at, case: file, draft };
}
