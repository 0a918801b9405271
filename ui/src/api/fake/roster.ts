// The pupils of the made-up school. Nobody here exists.
import type { CircumstancesView, GuardianView, PupilRowView, PupilView } from '../generated/door';
import { alternatingCard, certainCard, protectedCard, receiverNamed } from './receivers';

export interface FakePupil {
  view: PupilView;
  /** What `pupil_reveal` tells. */
  number: string;
  realName: string;
  openCase: boolean;
}

export const noAnswers: CircumstancesView = {
  placed_by: null,
  placement_kind: null,
  second_home_municipality: null,
  second_home_stadsdel: null,
  stays_at_municipality: null,
  stays_at_stadsdel: null,
  moved_on: null,
  moved_from: null,
  open_inquiry: false,
  answered_on: null,
};

const GIVEN = ['Alma', 'Bo', 'Cleo', 'Dante', 'Ebba', 'Frej', 'Greta', 'Hugo', 'Iris', 'Joar', 'Kaj', 'Lova', 'Malte', 'Nora', 'Otto', 'Petter', 'Ronja', 'Saga', 'Tage', 'Unni', 'Viggo', 'Wilma', 'Ylva', 'Åke', 'Ärla', 'Örjan'];
const FAMILY = ['Almkvist', 'Bergsund', 'Dalgren', 'Ekvret', 'Furuvall', 'Granlid', 'Hedmo', 'Isgren', 'Kallmyr', 'Lindhed', 'Myrsten', 'Norrvik', 'Sjöhed', 'Tallmo', 'Vintersjö', 'Ängsten'];
/** How many of a hundred live where. */
const HOMES: readonly (readonly [short: string, street: string, upTo: number])[] = [
  ['Farsta', 'Exempelvägen', 63],
  ['Skarpnäck', 'Påhittsgatan', 75],
  ['Enskede-Årsta-Vantör', 'Övningsstigen', 85],
  ['Hägersten-Älvsjö', 'Provgränd', 91],
  ['Huddinge', 'Försöksvägen', 100],
];

/** A number that is always the same for the same place in the list. */
const spread = (index: number, of: number): number => ((index * 2_654_435_761) >>> 7) % of;

function made(index: number): FakePupil {
  const grade = 4 + spread(index, 6);
  const given = GIVEN[spread(index + 7, GIVEN.length)] ?? 'Alma';
  const family = FAMILY[spread(index + 31, FAMILY.length)] ?? 'Almkvist';
  const born = `${2026 - 6 - grade}-${String(1 + spread(index + 3, 12)).padStart(2, '0')}-${String(1 + spread(index + 5, 28)).padStart(2, '0')}`;
  const [short, street] = HOMES.find(([, , upTo]) => spread(index + 11, 100) < upTo) ?? ['Farsta', 'Exempelvägen'];
  const at = `${street} ${1 + spread(index + 17, 60)}`;
  const home = receiverNamed(short);
  const receiver = index % 97 === 5 ? alternatingCard(receiverNamed('Farsta'), home) : certainCard(given, at, home);
  return pupil({ id: `elev-${index}`, given, family, class: `${grade}${'ABC'[spread(index + 2, 3)]}`, born, at, left: index % 71 === 9 ? '2026-06-12' : null, receiver });
}

interface Made {
  id: string;
  given: string;
  family: string;
  class: string;
  born: string;
  at: string;
  left?: string | null;
  receiver: PupilView['receiver'];
  guardians?: GuardianView[];
  wish?: string;
  openCase?: boolean;
}

function pupil({ id, given, family, class: group, born, at, left = null, receiver, guardians = [], wish = '', openCase = false }: Made): FakePupil {
  const view: PupilView = {
    id,
    label: `${given} ${family}`,
    given,
    class: group,
    born,
    age: ageOn(born),
    number_masked: `${born.replaceAll('-', '')}-••••`,
    protected: false,
    left_on: left,
    address: `${at}, 123 00 Farsta`,
    place_withheld: false,
    guardians: guardians.length > 0 ? guardians : [guardian(`${id}-v1`, 1, `Kim ${family}`, '070-174 06 20')],
    child_wish: wish,
    circumstances: { ...noAnswers },
    receiver,
    cases: openCase ? [{ id: `k-${id.replace('p-', '')}`, opened_on: '2026-11-06', closed_on: null }] : [],
    register_date: '2026-11-03',
  };
  return { view, number: `${born.replaceAll('-', '')}-2388`, realName: `${given} ${family}`, openCase };
}

function ageOn(born: string): number {
  const years = 2026 - Number(born.slice(0, 4));
  return born.slice(5) > '11-24' ? years - 1 : years;
}

function guardian(id: string, number: number, name: string, phone: string, silence: Partial<GuardianView> = {}): GuardianView {
  return { id, number, name, phone, relation: 'vårdnadshavare', inform: 'normal', inform_reason: null, protected: false, ...silence };
}

function hidden(): FakePupil {
  const base = pupil({ id: 'p-s014', given: 'Mira', family: 'Kallmyr', class: '6B', born: '2014-02-11', at: '', receiver: protectedCard(), openCase: true });
  return {
    ...base,
    view: {
      ...base.view,
      label: 'Elev S-014',
      given: '',
      class: '',
      born: null,
      age: null,
      number_masked: '',
      protected: true,
      address: null,
      place_withheld: true,
      guardians: [{ ...guardian('p-s014-v1', 1, '', ''), protected: true }],
    },
  };
}

function known(): FakePupil[] {
  return [
    pupil({
      id: 'p-elsa',
      given: 'Elsa',
      family: 'Vintergren',
      class: '7B',
      born: '2013-05-14',
      at: 'Påhittsgatan 7',
      receiver: certainCard('Elsa', 'Påhittsgatan 7', receiverNamed('Skarpnäck')),
      guardians: [
        guardian('elsa-v1', 1, 'Daniel Vintergren', '070-174 06 31', { inform: 'do_not_inform', inform_reason: 'vald_i_familjen' }),
        guardian('elsa-v2', 2, 'Malin Vintergren', '070-174 06 32', { inform: 'wait', inform_reason: 'vald_i_familjen' }),
      ],
      wish: 'Pappa ska inte få veta. Mormor får veta.',
      openCase: true,
    }),
    pupil({
      id: 'p-noel',
      given: 'Noel',
      family: 'Strandmo',
      class: '5A',
      born: '2015-03-09',
      at: 'Exempelvägen 14',
      receiver: certainCard('Noel', 'Exempelvägen 14', receiverNamed('Hägersten-Älvsjö')),
      guardians: [guardian('noel-v1', 1, 'Patrik Strandmo', '070-174 06 41'), guardian('noel-v2', 2, 'Lena Strandmo', '')],
      openCase: true,
    }),
    pupil({ id: 'p-yasmin', given: 'Yasmin', family: 'Ekvret', class: '8C', born: '2012-08-30', at: 'Provgränd 9', receiver: certainCard('Yasmin', 'Provgränd 9', receiverNamed('Järva')), openCase: true }),
    hidden(),
    pupil({
      id: 'p-liam',
      given: 'Liam',
      family: 'Sjöhed',
      class: '7A',
      born: '2013-09-02',
      at: 'Övningsstigen 3',
      receiver: alternatingCard(receiverNamed('Farsta'), receiverNamed('Enskede-Årsta-Vantör')),
    }),
  ];
}

/** A roster of so many pupils, the known ones among them, by class and name. */
export function makeRoster(count: number): FakePupil[] {
  const roster = known();
  for (let index = roster.length; index < count; index += 1) roster.push(made(index));
  const place = ({ view }: FakePupil) => `${view.class} ${view.label}`;
  return roster.sort((a, b) => place(a).localeCompare(place(b), 'sv'));
}

/** A protected pupil has a label and nothing else. */
export function rowOf({ view, openCase }: FakePupil): PupilRowView {
  const { id, label, protected: isProtected, receiver } = view;
  const [only] = receiver.receivers;
  return {
    id,
    label,
    class: view.class,
    born: view.born,
    age: view.age,
    protected: isProtected,
    left: view.left_on !== null,
    receiver: isProtected || receiver.certainty !== 'certain' ? '' : (only?.short ?? ''),
    certainty: receiver.certainty,
    overlap: isProtected ? 'unknown' : receiver.overlap,
    open_case: openCase,
  };
}
