// Whom the made-up reports are about and where they go. Nobody here exists; the numbers are test numbers.
import type { GuardianView, InformState, OrosanmalanContent, ReceiverCardView, ReceiverNameView, ReceiverView, SiblingView } from '../generated/door';

export const HANNA = { name: 'Hanna Granvret', role: 'kurator', phone: '070-1740621' };

const namnd = (code: string, short: string): ReceiverNameView => ({ id: `SE-0180-SDN-${code}`, short, name: `${short} stadsdelsnämnd` });
export const NAMNDER = {
  farsta: namnd('FARSTA', 'Farsta'),
  skarpnack: namnd('SKARPNACK', 'Skarpnäck'),
  hagersten: namnd('HAGERSTENALVSJO', 'Hägersten-Älvsjö'),
  enskede: namnd('ENSKEDEARSTAVANTOR', 'Enskede-Årsta-Vantör'),
  jarva: namnd('JARVA', 'Järva'),
  huddinge: { id: 'SE-0126', short: 'Huddinge', name: 'Socialnämnden i Huddinge' },
};

const contact = (receiver: ReceiverNameView): ReceiverView => ({
  ...receiver,
  phone: receiver === NAMNDER.enskede ? null : { number: '070-1740611', checked_on: '2026-10-12', checked_by: 'Hanna Granvret' },
  e_service: null,
  sdk_address: null,
});

const CARD: Omit<ReceiverCardView, 'certainty' | 'receivers' | 'because'> = {
  preventive: NAMNDER.farsta, overlap: 'different', phone_first: false, warnings: [], register: '2026-11-02', chosen: null,
};

export const sure = (given: string, street: string, to: ReceiverNameView): ReceiverCardView => ({
  ...CARD,
  certainty: 'certain',
  receivers: [contact(to)],
  because: [
    { rule: 'folkbokforing_address', text: `${given} är folkbokförd på ${street}.`, source: 'Elevregistret 3 nov' },
    { rule: 'area', text: 'Adressen ligger 410 meter innanför gränsen.', source: 'Gränsregister 2 nov' },
    { rule: 'not_placed', text: 'Inte placerad, inga skyddade uppgifter.', source: 'Ditt svar 13.41' },
    { rule: 'not_school', text: 'Inte skolans nämnd, som är Farsta.', source: '29 kap. 1 § SoL' },
  ],
});

const unsure = (given: string): ReceiverCardView => ({
  ...CARD,
  certainty: 'check',
  overlap: 'unknown',
  receivers: [contact(NAMNDER.farsta), contact(NAMNDER.enskede)],
  warnings: ['alternating_residence'],
  because: [{ rule: 'alternating_residence', text: `${given} bor växelvis på två adresser.`, source: 'Ditt svar 24 nov' }],
});

const stopped: ReceiverCardView = {
  ...CARD,
  certainty: 'stop',
  overlap: 'unknown',
  receivers: [],
  phone_first: true,
  warnings: ['protected_identity'],
  because: [{ rule: 'protected_identity', text: 'Eleven har skyddade uppgifter. Ingen adress läses.', source: 'Elevregistret 3 nov' }],
};

export interface FakeChild {
  pupil: string;
  label: string;
  given: string;
  class: string;
  masked: string;
  age: number | null;
  protected: boolean;
  guardians: GuardianView[];
  siblings: SiblingView[];
  receiver: ReceiverCardView;
}

const guardian = (number: number, name: string, inform: InformState = 'normal'): GuardianView => ({
  id: `${name}-${number}`, number, name, phone: '070-1740620', relation: 'vårdnadshavare', inform, inform_reason: inform === 'normal' ? null : 'vald_i_familjen', protected: name === '',
});

const child = (pupil: string, label: string, group: string, born: string, age: number, receiver: ReceiverCardView, guardians: GuardianView[], siblings: SiblingView[] = []): FakeChild => ({
  pupil, label, given: label.split(' ')[0] ?? '', class: group, masked: `${born}-••••`, age, protected: false, guardians, siblings, receiver,
});

export const CHILDREN = {
  noel: child('elev-noel', 'Noel Strandmo', '5A', '20150309', 11, sure('Noel', 'Exempelvägen 14', NAMNDER.hagersten), [guardian(1, 'Patrik Strandmo'), guardian(2, 'Lena Strandmo')], [
    { pupil: 'elev-moa', label: 'Moa Strandmo', class: '3A', report: null },
  ]),
  moa: child('elev-moa', 'Moa Strandmo', '3A', '20170622', 9, sure('Moa', 'Exempelvägen 14', NAMNDER.hagersten), [guardian(1, 'Patrik Strandmo'), guardian(2, 'Lena Strandmo')], [
    { pupil: 'elev-noel', label: 'Noel Strandmo', class: '5A', report: 'r-noel' },
  ]),
  liam: child('elev-liam', 'Liam Sjöhed', '7A', '20130902', 13, unsure('Liam'), [guardian(1, 'Eva Sjöhed'), guardian(2, 'Johan Sjöhed')]),
  elsa: child('elev-elsa', 'Elsa Vintergren', '7B', '20130514', 13, sure('Elsa', 'Påhittsgatan 7', NAMNDER.skarpnack), [guardian(1, 'Daniel Vintergren', 'do_not_inform'), guardian(2, 'Malin Vintergren', 'wait')]),
  yasmin: child('elev-yasmin', 'Yasmin Ekvret', '8C', '20120117', 14, sure('Yasmin', 'Provgränd 2', NAMNDER.jarva), [guardian(1, 'Samir Ekvret')]),
  otto: child('elev-otto', 'Otto Hedmo', '4C', '20160808', 10, sure('Otto', 'Försöksvägen 3', NAMNDER.huddinge), [guardian(1, 'Kim Hedmo')]),
  alma: child('elev-alma', 'Alma Tallmo', '9A', '20110305', 15, sure('Alma', 'Övningsstigen 9', NAMNDER.enskede), [guardian(1, 'Per Tallmo')]),
  kaj: child('elev-kaj', 'Kaj Lindhed', '6C', '20141201', 11, sure('Kaj', 'Påhittsgatan 1', NAMNDER.skarpnack), [guardian(1, 'Siv Lindhed')]),
  iris: child('elev-iris', 'Iris Bergsund', '4A', '20160930', 10, sure('Iris', 'Påhittsgatan 12', NAMNDER.skarpnack), [guardian(1, 'Ola Bergsund')]),
  hidden: {
    pupil: 'elev-skyddad', label: 'Elev S-014', given: '', class: '', masked: '', age: null, protected: true, guardians: [guardian(1, '')], siblings: [], receiver: stopped,
  } satisfies FakeChild,
};

export const emptyContent = (): OrosanmalanContent => ({
  why_now: '', observations: [], child_words: '', effect: '', earlier: '', school_has_done: '',
  danger_now: { acute: null, where: '' }, language: '', approach: '', informed: [], do_not_inform: [], feedback: true, meeting: null, reporter: { ...HANNA },
});

/** Noel's draft; `day` is today, `before` twelve days ago. */
export const noelContent = (day: string, before: string): OrosanmalanContent => ({
  ...emptyContent(),
  why_now: 'Noel berättade i dag att hans pappa slog honom i går kväll. Noel säger att han inte vågar gå hem.',
  observations: [
    { date: `${day}T10:20`, source: 'child_said', who: '', text: 'Noel berättade för mig och läraren Elin Brovik att pappa slog honom med handen på ryggen hemma i köket.' },
    { date: `${day}T10:40`, source: 'saw', who: '', text: 'Noel visade ett rött märke mellan skulderbladen, ungefär fem centimeter. Noel verkar rädd.' },
    { date: `${before}T08:30`, source: 'saw', who: '', text: 'Noel grät i korridoren och ville inte säga varför. Ture i klassen följde med honom in.' },
  ],
  child_words: 'Pappa slog mig på ryggen för att jag spillde mjölk. Jag vågar inte gå hem i dag.',
  school_has_done: '12 november: mentor pratade med Noel och ringde hem. I dag: samtal med kurator.',
  danger_now: { acute: true, where: 'På fritids till 17.00. Personalen vet att han inte ska lämna skolan.' },
  language: 'Svenska. Ingen tolk.',
  do_not_inform: ['vald_i_familjen'],
  informed: [
    { person: 'child', informed: true, when: 'I dag 10.45, av Hanna', why_not: '' },
    { person: 'guardian:1', informed: false, when: '', why_not: 'Uppgift om våld' },
    { person: 'guardian:2', informed: false, when: '', why_not: 'Uppgift om våld' },
  ],
  meeting: true,
});
