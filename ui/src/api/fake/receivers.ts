// Receivers and cards of the made-up school in Farsta. The numbers are test numbers.
import type { OverlapKind, PhoneView, PlaceView, ReasonView, ReceiverCardView, ReceiverNameView, ReceiverView } from '../generated/door';

const namnd = (code: string, short: string): ReceiverNameView => ({
  id: `SE-0180-SDN-${code}`,
  short,
  name: `${short}${/[aeiouyåäö]$/.test(short) ? '' : 's'} stadsdelsnämnd`,
});
const kommun = (code: string, short: string): ReceiverNameView => ({ id: `SE-${code}`, short, name: `Socialnämnden i ${short}` });

export const RECEIVERS: readonly ReceiverNameView[] = [
  namnd('FARSTA', 'Farsta'),
  namnd('SKARPNACK', 'Skarpnäck'),
  namnd('ENSKEDEARSTAVANTOR', 'Enskede-Årsta-Vantör'),
  namnd('HAGERSTENALVSJO', 'Hägersten-Älvsjö'),
  namnd('SODERMALM', 'Södermalm'),
  namnd('SKARHOLMEN', 'Skärholmen'),
  namnd('JARVA', 'Järva'),
  kommun('0126', 'Huddinge'),
  kommun('0136', 'Haninge'),
];
export const SCHOOL = RECEIVERS[0] as ReceiverNameView;

export const PLACES: readonly PlaceView[] = [
  ...[['0126', 'Huddinge'], ['0136', 'Haninge'], ['0138', 'Tyresö'], ['0180', 'Stockholm'], ['0182', 'Nacka']].map(
    ([municipality = '', name = '']) => ({ municipality, name, stadsdel: null }),
  ),
  ...['Farsta', 'Hökarängen', 'Skarpnäcks gård', 'Bagarmossen', 'Björkhagen', 'Bandhagen', 'Älvsjö', 'Tensta'].map((name) => ({
    municipality: '0180',
    name,
    stadsdel: name,
  })),
];

const checked = (number: string): PhoneView => ({ number, checked_on: '2026-10-12', checked_by: 'Hanna Granvret' });
/** Contacts by receiver; the settings change them. */
export const phones = new Map<string, PhoneView>([
  ['SE-0180-SDN-FARSTA', checked('070-174 06 05')],
  ['SE-0180-SDN-SKARPNACK', checked('070-174 06 11')],
]);
export const sdkAddresses = new Map<string, string>();

export const receiverNamed = (short: string): ReceiverNameView => RECEIVERS.find((each) => each.short === short) ?? SCHOOL;
export const receiverById = (id: string): ReceiverNameView | undefined => RECEIVERS.find((each) => each.id === id);

const withContact = (name: ReceiverNameView): ReceiverView => ({
  ...name,
  phone: phones.get(name.id) ?? null,
  e_service: null,
  sdk_address: sdkAddresses.get(name.id) ?? null,
});

interface Facts {
  certainty: string;
  receivers: ReceiverNameView[];
  because: ReasonView[];
  warnings?: string[];
  overlap?: OverlapKind;
}

/** A card out of facts, as the core would answer. */
export function card({ certainty, receivers, because, warnings = [], overlap }: Facts): ReceiverCardView {
  const [only] = receivers;
  return {
    certainty,
    receivers: receivers.map(withContact),
    because,
    preventive: SCHOOL,
    overlap: overlap ?? (certainty !== 'certain' ? 'unknown' : only?.id === SCHOOL.id ? 'same' : 'different'),
    phone_first: certainty === 'stop',
    warnings,
    register: '2026-11-02',
    chosen: null,
  };
}

const reason = (rule: string, text: string, source: string): ReasonView => ({ rule, text, source });

/** The usual case: a registered address inside one area. */
export function certainCard(given: string, street: string, home: ReceiverNameView): ReceiverCardView {
  const other = home.id === SCHOOL.id ? [] : [reason('not_school', `Inte skolans nämnd, som är ${SCHOOL.short}.`, '29 kap. 1 § SoL')];
  return card({
    certainty: 'certain',
    receivers: [home],
    because: [
      reason('registered', `${given} är folkbokförd på ${street}.`, 'Elevregistret 3 nov 2026'),
      reason('inside', 'Adressen ligger 410 meter innanför gränsen.', 'Områdesfil 2 nov 2026'),
      reason('not_placed', 'Ingen uppgift om placering eller skyddade uppgifter.', 'Elevregistret 3 nov 2026'),
      ...other,
    ],
  });
}

export function protectedCard(): ReceiverCardView {
  return card({
    certainty: 'stop',
    receivers: [],
    because: [reason('protected', 'Eleven har skyddade uppgifter. Samsyn räknar inte fram någon mottagare.', '22 kap. 1 § OSL')],
    warnings: ['protected_identity'],
  });
}

export function alternatingCard(home: ReceiverNameView, second: ReceiverNameView): ReceiverCardView {
  return card({
    certainty: 'check',
    receivers: [home, second],
    because: [
      reason('alternating', 'Eleven bor växelvis på två adresser.', 'Skolans svar 18 nov 2026'),
      reason('registered', `Folkbokföringen pekar på ${home.short}.`, 'Elevregistret 3 nov 2026'),
    ],
    warnings: ['alternating_residence'],
  });
}
