// The made-up reports, one in every state. Days are counted from today, so that "late" stays late.
import type { DeadlineView, ExportView, OrosanmalanContent, ReportRowView, ReportState, ReportView, StepView } from '../generated/door';
import { fakeChecks } from './reportChecks';
import { CHILDREN, emptyContent, type FakeChild, noelContent } from './reportPeople';

const DAY_MS = 86_400_000;
const isoDay = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(at);
export const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
export const dayAfter = (from: string, days: number): string => isoDay(new Date(new Date(from).getTime() + days * DAY_MS));

export interface FakeReport {
  id: string;
  reference: string;
  child: FakeChild;
  content: OrosanmalanContent;
  revision: number;
  saved_at: string;
  started_at: string;
  signal_at: string | null;
  mine: boolean;
  exports: ExportView[];
  sent: { how: string; at: string } | null;
  delivered_at: string | null;
  acknowledged: { at: string; person: string } | null;
  decided: { at: string; outcome: string } | null;
  chosen: ReportView['receiver']['chosen'];
}

const report = (id: string, number: number, child: FakeChild, started: number, rest: Partial<FakeReport> = {}): FakeReport => ({
  id, reference: `ÄVS-2026-${String(number).padStart(4, '0')}`, child, content: emptyContent(), revision: 1,
  saved_at: daysAgo(started).toISOString(), started_at: daysAgo(started).toISOString(), signal_at: null, mine: true, exports: [],
  sent: null, delivered_at: null, acknowledged: null, decided: null, chosen: null, ...rest,
});

const sealed = (reference: string, child: FakeChild, at: string): ExportView[] => [
  { format: 'pdf', file: `${reference}.pdf`, sha256: '9f2c41d07be8a35510c6ffd28e4a917b6c03d5e1f7a84296bb10c35d7e924fa1', at, receiver: child.receiver.receivers[0] ?? { id: '', name: '', short: '' } },
];

const sentContent = (child: FakeChild, why_now: string): OrosanmalanContent => ({
  ...emptyContent(),
  why_now,
  observations: [{ date: isoDay(daysAgo(9)), source: 'saw', who: '', text: `${child.given} kom utan ytterkläder. Det var två grader ute.` }],
  effect: 'Frånvarande sex av tio dagar.',
  school_has_done: 'Mentor har ringt hem två gånger.',
  danger_now: { acute: false, where: '' },
  informed: [{ person: 'child', informed: true, when: '', why_not: '' }],
});

export function makeReports(): FakeReport[] {
  const [today, before] = [isoDay(daysAgo(0)), isoDay(daysAgo(12))];
  const { noel, liam, hidden, elsa, yasmin, otto, alma, kaj, iris } = CHILDREN;
  const at = (days: number) => daysAgo(days).toISOString();
  return [
    report('r-noel', 117, noel, 0.1, { content: noelContent(today, before), revision: 4, signal_at: new Date(Date.now() - 222 * 60_000).toISOString() }),
    report('r-liam', 118, liam, 1),
    report('r-s014', 116, hidden, 2),
    report('r-iris', 115, iris, 1, { mine: false, content: { ...sentContent(iris, 'Iris berättade i går att hon är ensam hemma på nätterna.'), reporter: { name: 'Jonas Ekmarker', role: 'rektor', phone: '070-1740622' } } }),
    report('r-elsa', 109, elsa, 8, {
      content: sentContent(elsa, 'Elsa berättade om våld från en förälder.'), sent: { how: 'E-tjänst', at: at(7) }, delivered_at: at(7), exports: sealed('ÄVS-2026-0109', elsa, at(7.01)),
    }),
    report('r-otto', 114, otto, 2, { mine: false, content: sentContent(otto, 'Otto har inte ätit sedan i går.'), sent: { how: 'Bud eller brev', at: at(1) }, exports: sealed('ÄVS-2026-0114', otto, at(1.01)) }),
    report('r-yasmin', 98, yasmin, 31, {
      content: sentContent(yasmin, 'Yasmin berättade om planer på en resa.'), sent: { how: 'Telefon och brev', at: at(30) }, delivered_at: at(30),
      acknowledged: { at: at(29), person: 'R. Solmark' }, exports: sealed('ÄVS-2026-0098', yasmin, at(30.01)),
    }),
    report('r-alma', 71, alma, 60, {
      content: sentContent(alma, 'Alma har varit borta i tre veckor.'), sent: { how: 'E-tjänst', at: at(58) }, delivered_at: at(58), acknowledged: { at: at(56), person: 'T. Ljungvik' },
      decided: { at: at(45), outcome: 'inledd' }, exports: sealed('ÄVS-2026-0071', alma, at(58.01)),
    }),
    report('r-kaj', 64, kaj, 75, { mine: false, content: sentContent(kaj, 'Kaj sover på lektionerna.'), sent: { how: 'SDK', at: at(74) }, acknowledged: { at: at(73), person: 'M. Lidmark' }, decided: { at: at(62), outcome: 'inte_inledd' } }),
  ];
}

export function stateOf({ sent, delivered_at, acknowledged, decided }: FakeReport): ReportState {
  if (decided) return 'beslut';
  if (acknowledged) return 'kvitterad';
  return delivered_at ? 'levererad' : sent ? 'skickad' : 'utkast';
}

function deadlinesOf(fake: FakeReport): DeadlineView[] {
  const { sent, acknowledged, decided } = fake;
  if (!sent || decided) return [];
  const due = (id: string, days: number, provision: string): DeadlineView => {
    const due_on = dayAfter(sent.at, days);
    const today = isoDay(new Date());
    return { id, due_on, urgency: due_on < today ? 'late' : due_on === today ? 'today' : 'later', provision, from_sent: provision !== '', moved_by: null, report: fake.id };
  };
  const all = [due('inquiry_decision', 14, 'SoL 20:2'), due('feedback', 21, 'SoL 19:6')];
  return acknowledged ? all : [due('acknowledgement', 5, ''), ...all];
}

function stepsOf(fake: FakeReport): StepView[] {
  const today = isoDay(new Date());
  const day = (at: string | undefined | null) => (at ? isoDay(new Date(at)) : null);
  const step = (code: string, done: string | null, due_on: string | null = null): StepView => ({
    code, done_on: done, due_on, state: done ? 'done' : due_on && due_on < today ? 'late' : 'todo',
  });
  const due = (days: number) => (fake.sent ? dayAfter(fake.sent.at, days) : null);
  const steps = [
    step('utkast', day(fake.started_at)),
    step('skickad', day(fake.sent?.at)),
    step('levererad', day(fake.delivered_at)),
    step('kvitterad', day(fake.acknowledged?.at), due(5)),
    step('beslut', day(fake.decided?.at), due(14)),
  ];
  const now = steps.findLast(({ state }) => state === 'done');
  if (now) now.state = 'now';
  return steps;
}

export function viewOf(fake: FakeReport): ReportView {
  const { child } = fake;
  return {
    id: fake.id, reference: fake.reference, state: stateOf(fake), pupil: child.pupil, pupil_label: child.label, pupil_given: child.given, class: child.class,
    number_masked: child.masked, age: child.age, protected: child.protected, guardians: child.guardians, siblings: child.siblings,
    content: fake.content, revision: fake.revision, saved_at: fake.saved_at, signal_at: fake.sent ? null : fake.signal_at,
    receiver: { ...child.receiver, chosen: fake.chosen }, checks: fakeChecks(fake.content, child.guardians.length), steps: stepsOf(fake), deadlines: deadlinesOf(fake),
    legal: {
      secrecy: 'Sekretess enligt 26 kap. 1 § och 40 kap. 7 g § OSL. Lämnas bara till den som ska ha uppgifterna.',
      duty: 'Anmälan görs enligt 19 kap. 1 § socialtjänstlagen (2025:400). Skyldigheten är personlig.',
      feedback: 'Återkoppling begärs enligt 19 kap. 6 § socialtjänstlagen, om det inte är olämpligt, senast en vecka efter beslutet: utredning inledd, inte inledd eller pågår redan.',
    },
    exports: fake.exports, sent: fake.sent, acknowledged_by: fake.acknowledged?.person ?? null, outcome: fake.decided?.outcome ?? null, case: null, mine: fake.mine,
  };
}

export function rowOf(fake: FakeReport): ReportRowView {
  const { id, reference, state, pupil, pupil_label, class: group, receiver, acknowledged_by, outcome, mine, deadlines } = viewOf(fake);
  const next = deadlines.find(({ id: due }) => due === (acknowledged_by ? 'feedback' : 'acknowledgement'));
  const to = receiver.chosen?.receiver ?? (receiver.receivers.length === 1 ? receiver.receivers[0] : undefined);
  return {
    id, reference, state, pupil_id: pupil, pupil: pupil_label, class: group, receiver: to?.short ?? '', acknowledged_by, outcome, mine,
    at: fake.decided?.at ?? fake.acknowledged?.at ?? fake.delivered_at ?? fake.sent?.at ?? fake.saved_at,
    late: next?.urgency === 'late', due_on: next?.due_on ?? null,
  };
}
