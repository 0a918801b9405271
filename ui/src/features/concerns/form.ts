// The form of Ny oro as it is kept in its draft.
import type { ConcernAddRequest, DraftView, PupilRowView, Urgent } from '../../api/generated/door';
import { readDay, readTime } from '../../parts/when';

export interface ConcernForm {
  urgent: Urgent | null;
  pupil: PupilRowView | null;
  /** The writer is not quite sure of the pupil. */
  unsure: boolean;
  /** Day and time as written. */
  day: string;
  time: string;
  ongoing: boolean;
  what: string;
  words: string;
}

export const EMPTY: ConcernForm = { urgent: null, pupil: null, unsure: false, day: '', time: '', ongoing: false, what: '', words: '' };

/** The form out of its draft. The pupil's label is the core's: a name may have become protected since. */
export function formOf(draft: DraftView | undefined, body: string | undefined): ConcernForm {
  const kept = read(body ?? draft?.body);
  const pupil = kept.pupil;
  if (!pupil || !draft?.pupil_label || draft.pupil !== pupil.id || draft.pupil_label === pupil.label) return kept;
  return { ...kept, pupil: { ...pupil, label: draft.pupil_label, class: '', born: null, age: null } };
}

function read(body: string | undefined): ConcernForm {
  if (!body) return EMPTY;
  try {
    return { ...EMPTY, ...(JSON.parse(body) as Partial<ConcernForm>) };
  } catch {
    return EMPTY;
  }
}

/** Something a person wrote; an untouched form leaves no draft behind. */
export const isTouched = (form: ConcernForm): boolean => JSON.stringify(form) !== JSON.stringify(EMPTY);

export function requestOf(form: ConcernForm, draft: string): ConcernAddRequest {
  return {
    pupil: form.pupil?.id ?? null,
    certainty: form.pupil === null ? 'unknown' : form.unsure ? 'probable' : 'sure',
    happened_on: readDay(form.day),
    happened_at: readTime(form.time),
    ongoing: form.ongoing,
    what: form.what,
    child_words: form.words,
    urgent: form.urgent ?? 'unknown',
    draft,
  };
}

/** Field that must be mended before the concern can be left, by id; null when there is none. */
export function firstGap(form: ConcernForm): 'oro-vad' | 'oro-dag' | 'oro-tid' | null {
  if (form.day.trim() && !readDay(form.day)) return 'oro-dag';
  if (form.time.trim() && !readTime(form.time)) return 'oro-tid';
  return form.what.trim() || form.words.trim() ? null : 'oro-vad';
}
