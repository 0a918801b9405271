// The day, concerns and drafts, made up. `?day=empty` in the address shows a day without work.
import { CallError } from '../call';
import type { ConcernAddRequest, ConcernView, DraftView, LeftConcernView, ReportRowView, TodayView, TodoView } from '../generated/door';
import { tellChange } from './changes';
import type { Answers } from './door';

const parameters = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
const DAY_MS = 86_400_000;

/** An instant so many days ago at a time, or minutes ago. */
const ago = (days: number, time = '09:40'): string => new Date(`${day(-days)}T${time}:00+01:00`).toISOString();
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

export const NOEL = 'c0000000-0000-4000-8000-000000000001';
export const ELSA = 'c0000000-0000-4000-8000-000000000002';
export const UNKNOWN = 'c0000000-0000-4000-8000-000000000003';
export const DRAFT = 'd0000000-0000-4000-8000-000000000001';
/** Ids that the fake pupils and reports share. */
const PUPIL = { noel: 'elev-noel', elsa: 'elev-elsa', yasmin: 'elev-yasmin' };

const blank: Omit<ConcernView, 'concern' | 'what' | 'at'> = {
  case: null, pupil: null, pupil_label: '', by: 'Karin Tallvik', by_role: 'mentor', happened_on: null, happened_at: null,
  ongoing: false, certainty: 'sure', child_words: '', urgent: 'no', received_by: null,
};

function firstConcerns(): ConcernView[] {
  return [
    {
      ...blank, concern: NOEL, pupil: PUPIL.noel, pupil_label: 'Noel Strandmo', case: 'k-noel', at: minutesAgo(222), happened_on: day(0), happened_at: '10:20:00', urgent: 'yes',
      what: 'Noel visade ett rött märke mellan skulderbladen, ungefär fem centimeter. Han grät och ville inte gå på rast.',
      child_words: 'Pappa slog mig på ryggen för att jag spillde mjölk. Jag vågar inte gå hem i dag.',
    },
    {
      ...blank, concern: ELSA, pupil: PUPIL.elsa, pupil_label: 'Elsa Vintergren', at: minutesAgo(95), happened_on: day(0), happened_at: '09:40:00', certainty: 'probable',
      what: 'Elsa kom 40 minuter sent till mattelektionen. Hon hade tunn tröja och ingen jacka, det var två grader ute.',
      child_words: 'Jag orkade inte gå hem emellan. Jag sov inte så mycket.',
    },
    { ...blank, concern: UNKNOWN, at: minutesAgo(40), certainty: 'unknown', urgent: 'unknown', ongoing: true, what: 'En elev i grön jacka har suttit ensam vid cykelstället på rasterna hela veckan.' },
  ];
}

const CLASSES: Record<string, string> = { [PUPIL.noel]: '5A', [PUPIL.elsa]: '7B', [PUPIL.yasmin]: '8C' };
const todo = (part: Partial<TodoView> & Pick<TodoView, 'code' | 'urgency' | 'opens' | 'id'>): TodoView => ({ due_on: null, since: null, pupil: '', class: '', protected: false, receiver: '', provision: '', ...part });

function reportTodos(): TodoView[] {
  return [
    todo({ code: 'feedback', urgency: 'late', due_on: day(-1), pupil: 'Yasmin Ekvret', class: '8C', receiver: 'Järva', provision: 'SoL 19:6', opens: 'report', id: 'r-yasmin' }),
    todo({ code: 'acknowledge', urgency: 'late', due_on: day(-1), pupil: 'Elsa Vintergren', class: '7B', receiver: 'Skarpnäck', opens: 'report', id: 'r-elsa' }),
    todo({ code: 'continue_draft', urgency: 'today', due_on: day(0), since: minutesAgo(4), pupil: 'Noel Strandmo', class: '5A', provision: 'SoL 19:1', opens: 'report', id: 'r-noel' }),
    todo({ code: 'acknowledge', urgency: 'soon', due_on: day(2), pupil: 'Elev S-014', protected: true, receiver: 'Farsta', opens: 'report', id: 'r-s014' }),
  ];
}

const row = (part: Partial<ReportRowView> & Pick<ReportRowView, 'id' | 'pupil' | 'state'>): ReportRowView => ({
  reference: 'ÄVS-2026-0114', pupil_id: PUPIL.elsa, class: '7B', receiver: 'Skarpnäck', at: ago(6), acknowledged_by: null, outcome: null, late: false, due_on: null, mine: true, ...part,
});

function waiting(): ReportRowView[] {
  return [
    row({ id: 'r-elsa', pupil: 'Elsa Vintergren', state: 'levererad', late: true }),
    row({ id: 'r-yasmin', pupil: 'Yasmin Ekvret', receiver: 'Järva', state: 'kvitterad', at: ago(21), acknowledged_by: 'R. Hallgrund' }),
    row({ id: 'r-alma', pupil: 'Alma Tallmo', receiver: 'Farsta', state: 'beslut', at: ago(4), outcome: 'inledd' }),
  ];
}

const RANK: Record<string, number> = { genast: 0, late: 1, today: 2, soon: 3 };

function concernTodo(concern: ConcernView): TodoView {
  const genast = concern.urgent === 'yes';
  return todo({
    code: genast ? 'genast' : 'receive_concern', urgency: genast ? 'genast' : 'today', since: concern.at, due_on: day(0), pupil: concern.pupil_label,
    class: CLASSES[concern.pupil ?? ''] ?? '', provision: genast ? 'SoL 19:1' : '', opens: 'concern', id: concern.concern,
  });
}

export interface FakeDay {
  concerns: ConcernView[];
  left: LeftConcernView[];
  drafts: Map<string, DraftView>;
  /** Concerns whose clock was dismissed. */
  dismissed: Set<string>;
  withReports: boolean;
}

function aDay(): FakeDay {
  const empty = parameters.get('day') === 'empty';
  const draft: DraftView = { draft: DRAFT, kind: 'concern', pupil: null, pupil_label: '', body: '{"what":"Tuva satt kvar i kapprummet hela rasten."}', saved_at: ago(1, '15:20') };
  return {
    concerns: empty ? [] : firstConcerns(),
    left: empty ? [] : [
      { concern: ELSA, pupil: 'Elsa Vintergren', at: minutesAgo(95), received_by: null },
      { concern: 'c-moa', pupil: 'Moa Strandmo', at: ago(2), received_by: 'Hanna Granvret' },
      { concern: 'c-nobody', pupil: '', at: ago(9, '13:05'), received_by: 'Jonas Ekmarker' },
    ],
    drafts: new Map(empty ? [] : [[DRAFT, draft]]),
    dismissed: new Set(),
    withReports: !empty,
  };
}

export function dayAnswers(overrides: Partial<FakeDay> = {}): Answers {
  const state: FakeDay = { ...aDay(), ...overrides };
  const find = (id: string): ConcernView => {
    const concern = state.concerns.find((each) => each.concern === id);
    if (!concern) throw new CallError('not_found');
    return concern;
  };
  const waits = (concern: ConcernView) => (concern.urgent === 'yes' ? !state.dismissed.has(concern.concern) : concern.received_by === null);
  const draftRows = () => [...state.drafts.values()].map(({ draft, kind, pupil, pupil_label, saved_at }) => ({ id: draft, kind, pupil_id: pupil, pupil: pupil_label, saved_at }));

  function today(): TodayView {
    const list = [...state.concerns.filter(waits).map(concernTodo), ...(state.withReports ? reportTodos() : [])];
    const sorted = list.sort((a, b) => (RANK[a.urgency] ?? 9) - (RANK[b.urgency] ?? 9));
    const reports = state.withReports ? waiting() : [];
    const report = { id: 'r-noel', kind: 'report', pupil_id: PUPIL.noel, pupil: 'Noel Strandmo', saved_at: minutesAgo(4) };
    return {
      date: day(0),
      todo: sorted,
      waiting: reports,
      drafts: [...(state.withReports ? [report] : []), ...draftRows()],
      counts: { now: sorted.filter(({ urgency }) => urgency !== 'soon').length, pupils: 23, reports: reports.length },
    };
  }

  function add(request: ConcernAddRequest) {
    if (!request.what.trim() && !request.child_words.trim()) throw new CallError('input_invalid', { field: 'what' });
    const { draft, ...written } = request;
    const at = new Date().toISOString();
    const concern = crypto.randomUUID();
    state.concerns.unshift({ ...blank, ...written, concern, at, pupil_label: '', case: null });
    state.left.unshift({ concern, pupil: '', at, received_by: null });
    if (draft) state.drafts.delete(draft);
    tellChange('concerns', [concern]);
    tellChange('drafts');
    return { concern, case: null, at, genast: request.urgent === 'yes' };
  }

  return {
    today,
    concern_add: add,
    concern: ({ concern }) => find(concern),
    concern_receive: ({ concern }) => {
      Object.assign(find(concern), { received_by: 'Hanna Granvret' });
      tellChange('concerns', [concern]);
      return find(concern);
    },
    concerns_left: () => ({ rows: state.left }),
    signal_dismiss: ({ id, reason }) => {
      if (!reason.trim()) throw new CallError('reason_needed');
      state.dismissed.add(id);
      tellChange('reports', [id]);
      return {};
    },
    draft_save: ({ draft, kind, pupil, body }) => {
      const saved_at = new Date().toISOString();
      const known = state.drafts.has(draft);
      state.drafts.set(draft, { draft, kind, pupil, pupil_label: state.drafts.get(draft)?.pupil_label ?? '', body, saved_at });
      if (!known) tellChange('drafts', [draft]);
      return { at: saved_at };
    },
    draft: ({ draft }) => {
      const kept = state.drafts.get(draft);
      if (!kept) throw new CallError('not_found');
      return kept;
    },
    draft_list: () => ({ rows: draftRows() }),
    draft_discard: ({ draft }) => {
      state.drafts.delete(draft);
      tellChange('drafts', [draft]);
      return {};
    },
  };
}
