// Elsa's chronology, and what people write on top of it.
import type { CaseView, EntryAddRequest, EntryView, UserView } from '../generated/door';

const user = (id: string, name: string, role: string): UserView => ({ id, name, role });
export const HANNA = user('5e5f5a3c-4b1d-4c59-9a55-0d7c0a1b0001', 'Hanna Granvret', 'kurator');
const JONAS = user('anv-jonas', 'Jonas Ekmarker', 'rektor');
const PETRA = user('anv-petra', 'Petra Nygårdsö', 'skolpsykolog');
const AMIR = user('anv-amir', 'Amir Vinterhed', 'specialpedagog');
const KARIN = user('anv-karin', 'Karin Tallvik', 'mentor');

function entry(fields: Partial<EntryView> & Pick<EntryView, 'id' | 'kind' | 'domain' | 'at' | 'title'>, by: UserView, canOpen: UserView[]): EntryView {
  return {
    by: by.name,
    by_role: by.role,
    facts: '',
    child_words: '',
    assessment: '',
    decision: '',
    corrects: null,
    reason: '',
    corrected_by: null,
    can_open: canOpen,
    about: null,
    delivery: null,
    ...fields,
  };
}

function elsa(): EntryView[] {
  return [
    entry(
      {
        id: 'u-elsa',
        kind: 'disclosure',
        domain: 'epi',
        at: '2026-11-20T09:20:00Z',
        title: 'Utlämnat till skolsköterska Leyla Stensjö',
        facts: 'Ändamål: Stöd till eleven.\nSagt muntligt.',
        assessment: 'Villkor: mottagaren behöver uppgiften i arbetet med eleven. Hon följer Elsas sömn.',
        decision: 'Grund: OSL 25:13 a.',
        about: 'u-2',
      },
      HANNA,
      [HANNA, PETRA, AMIR],
    ),
    entry({ id: 'r-elsa', kind: 'report', domain: 'anmalan', at: '2026-11-18T14:42:00Z', title: 'Skarpnäcks stadsdelsnämnd', about: 'r-elsa', delivery: 'levererad' }, HANNA, [HANNA, JONAS]),
    entry(
      {
        id: 'ant-3',
        kind: 'call',
        domain: 'epi',
        at: '2026-11-18T12:10:00Z',
        title: 'Samtal med Elsa',
        facts: 'Samtal i mitt rum, 35 minuter. Elsa var ensam. Ett blåmärke på höger underarm, ungefär tre centimeter.',
        child_words: 'Jag vill inte sova hos pappa. Han blir så arg att han slår sönder saker. I söndags tog han mig i armen.',
        assessment: 'Elsa berättar om våld från en förälder. Jag anmäler i dag.',
      },
      HANNA,
      [HANNA, PETRA, AMIR],
    ),
    entry(
      {
        id: 'ant-2b',
        kind: 'note',
        domain: 'elevstod',
        at: '2026-11-11T08:05:00Z',
        title: 'Frånvaron den 4 november',
        facts: 'Elsa var närvarande 4 november. Hon kom efter uppropet.',
        corrects: 'oro-elsa',
        reason: 'Fel i närvaroregistret.',
      },
      AMIR,
      [HANNA, JONAS, AMIR],
    ),
    entry(
      {
        id: 'ant-2',
        kind: 'decision',
        domain: 'elevstod',
        at: '2026-11-10T13:30:00Z',
        title: 'Elevhälsomöte',
        decision: 'Hanna erbjuder samtal senast 18 nov. Karin Tallvik följer frånvaron varje dag. Uppföljning 26 nov.',
      },
      JONAS,
      [HANNA, JONAS, PETRA, AMIR],
    ),
    entry(
      {
        id: 'oro-elsa',
        kind: 'concern',
        domain: 'elevstod',
        at: '2026-11-06T08:15:00Z',
        title: '',
        facts: 'Frånvarande 7 av 10 dagar sedan 26 oktober. Kom utan ytterkläder 5 november, två grader ute.',
        corrected_by: 'ant-2b',
        about: 'oro-elsa',
      },
      KARIN,
      [HANNA, JONAS, AMIR],
    ),
  ];
}

const cases = new Map<string, CaseView>();

/** Everything starts anew. */
export function resetCases(): void {
  cases.clear();
  const mine = { may_write: ['epi', 'elevstod'], assigned: [HANNA], opened_on: '2026-11-06', closed_on: null };
  cases.set('k-elsa', {
    ...mine,
    id: 'k-elsa',
    pupil: 'p-elsa',
    steps: [
      { code: 'oro', state: 'done', done_on: '2026-11-06', due_on: null },
      { code: 'eht', state: 'done', done_on: '2026-11-10', due_on: null },
      { code: 'anmald', state: 'done', done_on: '2026-11-18', due_on: null },
      { code: 'kvittens', state: 'late', done_on: null, due_on: '2026-11-23' },
      { code: 'beslut', state: 'todo', done_on: null, due_on: '2026-12-02' },
      { code: 'aterkoppling', state: 'todo', done_on: null, due_on: '2026-12-09' },
    ],
    entries: elsa(),
    deadlines: [
      { id: 'acknowledgement', due_on: '2026-11-23', urgency: 'late', provision: '', from_sent: false, moved_by: null, report: 'r-elsa' },
      { id: 'inquiry_decision', due_on: '2026-12-02', urgency: 'later', provision: 'SoL 20:2', from_sent: true, moved_by: null, report: 'r-elsa' },
      { id: 'feedback', due_on: '2026-12-09', urgency: 'later', provision: 'SoL 19:6', from_sent: true, moved_by: null, report: 'r-elsa' },
    ],
  });
  for (const pupil of ['p-noel', 'p-s014', 'p-yasmin']) openCase(pupil);
}

/** The pupil's case; a new one is empty. */
export function openCase(pupil: string): CaseView {
  const id = `k-${pupil.replace('p-', '')}`;
  const found = cases.get(id);
  if (found) return found;
  const view: CaseView = {
    id,
    pupil,
    opened_on: '2026-11-24',
    closed_on: null,
    steps: [{ code: 'oro', state: 'done', done_on: '2026-11-24', due_on: null }, { code: 'anmald', state: 'todo', done_on: null, due_on: null }],
    entries: [],
    deadlines: [],
    may_write: ['epi', 'elevstod'],
    assigned: [HANNA],
  };
  cases.set(id, view);
  return view;
}

export const caseById = (id: string): CaseView | undefined => cases.get(id);

/** Signs an entry: it lies first, and what it corrects says so. */
export function sign(request: EntryAddRequest, at: string): string {
  const view = cases.get(request.case);
  const id = `ant-${crypto.randomUUID()}`;
  const old = view?.entries.find((each) => each.id === request.corrects);
  if (old) old.corrected_by = id;
  const { kind, domain, title, facts, child_words, assessment, decision, corrects, reason } = request;
  view?.entries.unshift(
    entry({ id, kind, domain, at: request.at ?? at, title, facts, child_words, assessment, decision, corrects, reason: reason ?? '' }, HANNA, domain === 'epi' ? [HANNA, PETRA, AMIR] : [HANNA, JONAS, PETRA, AMIR]),
  );
  return id;
}
