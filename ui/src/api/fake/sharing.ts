// Disclosures and the logs, made up. The answers show every kind of decision: a colleague, a guardian who must not be told, the police.
import { CallError } from '../call';
import type { DisclosureLogRequest, DisclosureRowView, GroundView, ItemDecisionView, ShareDecisionView, ShareItemView, ShareQuestion, TextSectionView } from '../generated/door';
import { tellChange } from './changes';
import type { Answers } from './door';
import { daysAgo } from './reportData';
import { CHILDREN } from './reportPeople';

const HANNA = { by: 'Hanna Granvret', by_role: 'kurator' };

const ITEMS = (): ShareItemView[] => [
  { id: 'post-samtal', kind: 'note', domain: 'epi', information: 'elevhalsa', at: daysAgo(8).toISOString(), title: 'Samtal', ...HANNA },
  { id: 'post-mote', kind: 'decision', domain: 'elevstod', information: 'beslut', at: daysAgo(16).toISOString(), title: 'Elevhälsomöte', by: 'Jonas Ekmarker', by_role: 'rektor' },
  { id: 'post-oro', kind: 'concern', domain: 'skola', information: 'identitet', at: daysAgo(20).toISOString(), title: '', by: 'Karin Tallvik', by_role: 'mentor' },
  { id: 'post-kontakt', kind: 'contact', domain: 'skola', information: 'kontaktuppgift', at: daysAgo(0).toISOString(), title: '', by: '', by_role: '' },
];

const ground = (provision: string, meaning: string): GroundView => ({ provision, meaning, valid_from: '2026-01-15', valid_to: null, mark: 'V26', source: 'SFS 2009:400' });
const GROUNDS = {
  support: ground('OSL 25:13 a', 'Uppgifter får lämnas inom elevhälsan om eleven behöver dem för nödvändigt stöd.'),
  child: ground('OSL 23:2', 'Sekretess för elevhälsan till skydd för eleven.'),
  duty: ground('OSL 10:28', 'Sekretess hindrar inte en uppgiftsskyldighet i lag.'),
};

function decide(question: ShareQuestion): ShareDecisionView {
  const silenced = question.receiver === 'elsa-v1' || question.receiver === 'elsa-v2';
  const inquiry = question.facts['inquiry_decided'];
  const base: ShareDecisionView = {
    decision: 'allow_if', items: [], asks: [], conditions: [], record: ['necessity', 'items', 'recipient'], grounds: [GROUNDS.support], explanation: '', regime: '2026-01-15', law_register: '2026-11-20', silenced,
  };
  const whole = ((): ShareDecisionView => {
    if (silenced) return { ...base, decision: 'deny', grounds: [GROUNDS.child], explanation: 'En vårdnadshavare som inte ska informeras får inget.' };
    if (question.receiver_kind === 'polis') return { ...base, decision: 'manual', grounds: [], explanation: 'Registret har ingen säker regel för det här fallet.' };
    if (question.receiver_kind === 'socialnamnd') {
      const asks = [{ code: 'inquiry_decided', text: 'Har socialnämnden beslutat om utredning?', kind: 'yes_no', value: inquiry ?? null }];
      return inquiry === 'yes'
        ? { ...base, decision: 'require', asks, grounds: [GROUNDS.duty], explanation: 'Nämnden utreder. Det som behövs för utredningen ska lämnas ut.', record: ['inquiry_decision', 'items', 'recipient'] }
        : { ...base, decision: 'deny', asks, grounds: [GROUNDS.child], explanation: 'Går inte än. Socialtjänsten har inte beslutat om utredning.' };
    }
    return {
      ...base,
      explanation: 'Uppgifterna får lämnas om mottagaren behöver dem i arbetet med eleven.',
      conditions: [
        { code: 'need_to_know', text: 'mottagaren behöver uppgiften i arbetet med eleven' },
        { code: 'others_left_out', text: 'andras uppgifter är borttagna' },
      ],
      asks: [{ code: 'consent', text: 'Finns samtycke till just detta?', kind: 'yes_no', value: question.facts['consent'] ?? null }],
    };
  })();
  const items: ItemDecisionView[] = question.items.map((item) => ({ item, decision: whole.decision, grounds: whole.grounds.map(({ provision }) => provision), explanation: whole.explanation }));
  return { ...whole, items };
}

const sections = ({ items }: ShareQuestion, masks: readonly string[]): TextSectionView[] =>
  items.map((id) => ({
    id,
    heading: id === 'post-samtal' ? 'Anteckning, 18 november, Hanna Granvret' : 'Beslut, 10 november',
    text: masks.reduce((text, name) => text.replaceAll(name, '[borttaget]'), 'Elsa sa att hon vill byta plats i klassrummet. Karin Tallvik följer frånvaron varje dag.'),
  }));

const row = (id: string, days: number, rest: Partial<DisclosureRowView>): DisclosureRowView => ({
  id, at: daysAgo(days).toISOString(), pupil: 'elev-elsa', pupil_label: 'Elsa Vintergren', receiver_kind: 'socialnamnd', receiver_name: 'Skarpnäck, mottagningsenheten', items: 2, purpose: 'utredning',
  grounds: ['SoL 20:6', 'OSL 10:28'], conditions: [], result: 'disclosed', text: 'PDF-fil.', ...HANNA, ...rest,
});

const madeRows = (): DisclosureRowView[] => [
  row('u-1', 2, {}),
  row('u-2', 9, { pupil: 'elev-noel', pupil_label: 'Noel Strandmo', receiver_kind: 'skolskoterska', receiver_name: 'Leyla Stensjö', purpose: 'stod_till_eleven', grounds: ['OSL 25:13 a'], items: 1, conditions: [{ code: 'need_to_know', reason: 'Hon följer Noels sömn.' }], text: 'Sagt muntligt.' }),
  row('u-3', 12, { receiver_kind: 'vardnadshavare', receiver_name: 'Daniel Vintergren', purpose: 'insyn', grounds: ['OSL 12:3'], result: 'refused', text: 'Eleven skulle lida betydande men.' }),
];

export function sharingAnswers({ rows = madeRows() }: { rows?: DisclosureRowView[] } = {}): Answers {
  const log = (question: ShareQuestion, result: string, text: string, reasons: DisclosureRowView['conditions'] = []) => {
    const made = row(`u-${rows.length + 1}`, 0, {
      receiver_kind: question.receiver_kind, receiver_name: question.receiver_name, items: question.items.length, purpose: question.purpose, grounds: decide(question).grounds.map(({ provision }) => provision), conditions: reasons, result, text,
    });
    rows.unshift(made);
    tellChange('cases');
    return made;
  };
  return {
    share_start: ({ pupil }) => {
      const child = Object.values(CHILDREN).find((each) => each.pupil === pupil) ?? CHILDREN.elsa;
      return {
        pupil,
        pupil_label: child.label,
        items: ITEMS(),
        receivers: [
          { kind: 'skolskoterska', id: 'leyla', name: 'Leyla Stensjö', silenced: false },
          { kind: 'mentor', id: 'karin', name: 'Karin Tallvik', silenced: false },
          ...child.guardians.map(({ number, name, inform }) => ({ kind: 'vardnadshavare', id: `elsa-v${number}`, name, silenced: inform !== 'normal' })),
          ...['socialnamnd', 'polis', 'elev', 'annan_skola'].map((kind) => ({ kind, id: null, name: '', silenced: false })),
        ],
        purposes: ['stod_till_eleven', 'utredning', 'insyn', 'brottsutredning', 'overgang'],
        persons: [{ name: 'Karin Tallvik', relation: 'staff' }, { name: 'Malin Vintergren', relation: 'guardian' }],
        silenced: child.guardians.filter(({ inform }) => inform !== 'normal').map(({ name }) => name),
        law_register: '2026-11-20',
        law_warnings: [],
      };
    },
    share_decide: decide,
    share_preview: ({ question, masks }) => ({ sections: sections(question, masks), masked: masks.includes('Karin Tallvik') ? question.items.length : 0, offers: [] }),
    share: ({ question, affirmed, masks, channel }) => {
      const decided = decide(question);
      if (decided.silenced) throw new CallError('guardian_silenced');
      if (['deny', 'manual'].includes(decided.decision)) throw new CallError('not_allowed', { decision: decided.decision });
      if (decided.conditions.some(({ code }) => !affirmed.find((each) => each.code === code)?.reason.trim())) throw new CallError('conditions_open');
      const { id, at } = log(question, 'disclosed', channel, affirmed);
      const file = channel === 'pdf' || channel === 'print' ? 'utlamnande-3f9a21c0.pdf' : null;
      return { disclosure: id, at, result: 'disclosed', sections: sections(question, masks), file, folder: file && '/home/hanna/Dokument/Samsyn' };
    },
    share_refuse: ({ question, reason }) => {
      if (!reason.trim()) throw new CallError('reason_needed');
      const { id, at } = log(question, 'refused', reason);
      return { disclosure: id, at, result: 'refused', sections: [], file: null, folder: null };
    },
    disclosure_log: (filter) => ({ rows: matching(rows, filter), grounds: [...new Set(rows.flatMap(({ grounds }) => grounds))].sort() }),
    disclosure_log_export: ({ filter }) => ({ file: 'sekretesslogg-2026-11-26.csv', folder: '/home/hanna/Dokument/Samsyn', sha256: '9f2c41d07be8a355'.repeat(4), rows: matching(rows, filter).length, masked: 3 }),
    access_log: ({ domain }) => ({
      domains: ['epi', 'anmalan'],
      rows: domain === 'anmalan' ? [] : [
        { seq: 2, at: daysAgo(0.1).toISOString(), actor: 'Hanna Granvret', role: 'kurator', action: 'open', kind: 'entry', pupil: 'Elsa Vintergren', purpose: 'elevvard', ground: 'OSL 23:2' },
        { seq: 1, at: daysAgo(1).toISOString(), actor: 'Karin Tallvik', role: 'mentor', action: 'attempt', kind: 'entry', pupil: 'Elsa Vintergren', purpose: 'elevvard', ground: 'role' },
      ],
    }),
  };
}

function matching(rows: readonly DisclosureRowView[], { pupil, person, ground: wanted }: DisclosureLogRequest): DisclosureRowView[] {
  const part = person.trim().toLowerCase();
  return rows.filter((each) => (!pupil || each.pupil === pupil) && (!part || `${each.receiver_name} ${each.by}`.toLowerCase().includes(part)) && (!wanted || each.grounds.includes(wanted)));
}
